#include "base/gzip.hpp"

#include <string>

#include <gtest/gtest.h>
#include <zlib.h>

namespace sayso {
namespace {

std::string zipped(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

TEST(Gzip, UnpacksMembersOneAfterAnother) {
  const std::string long_text(300000, 'x');
  EXPECT_EQ(unzip(zipped("one ") + zipped(long_text), "two.gz").value(), "one " + long_text);
  EXPECT_EQ(unzip(zipped(""), "empty.gz").value(), "");
  EXPECT_EQ(unzip(zipped("one") + std::string(10, '\0'), "padded.gz").value(), "one");
}

TEST(Gzip, EveryCutIsDamage) {
  const std::string whole = zipped("officials said that the bridge was closed");
  for (std::size_t size = 3; size < whole.size(); ++size) {
    const auto text = unzip(whole.substr(0, size), "cut.gz");
    ASSERT_FALSE(text.has_value()) << size;
    EXPECT_NE(text.error().message.find("cut.gz"), std::string::npos);
  }
}

TEST(Gzip, ASmallFileMayNotBecomeALargeText) {
  const auto text = unzip(zipped(std::string(1 << 20, 'a')), "bomb.gz", 100000);
  ASSERT_FALSE(text.has_value());
  EXPECT_EQ(text.error().fault, Fault::bad_input);
}

}  // namespace
}  // namespace sayso
