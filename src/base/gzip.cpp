#include "base/gzip.hpp"

#include <algorithm>
#include <utility>

#include <zlib.h>

namespace sayso {

namespace {

constexpr int gzip_window = 15 + 16;  // the largest window, gzip headers expected
constexpr std::size_t step = 1 << 16;

class Inflater {
 public:
  Inflater() { is_ready_ = inflateInit2(&stream_, gzip_window) == Z_OK; }
  ~Inflater() {
    if (is_ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool is_ready() const { return is_ready_; }
  z_stream& stream() { return stream_; }
  bool next_member() { return inflateReset(&stream_) == Z_OK; }

 private:
  z_stream stream_{};
  bool is_ready_ = false;
};

Failure damaged(const std::string& name) {
  return fail(Fault::bad_input, "\"" + name +
                                    "\" is damaged: its gzip data ends too early or does not unpack; " +
                                    "fetch the file again.");
}

}  // namespace

Result<std::string> unzip(std::string_view bytes, const std::string& name, std::size_t limit) {
  Inflater inflater;
  if (!inflater.is_ready())
    return fail(Fault::internal, "There was not enough memory to unpack \"" + name + "\".");
  z_stream& stream = inflater.stream();
  std::string text;
  std::size_t at = 0;
  int state = Z_OK;
  while (true) {
    if (stream.avail_in == 0 && at < bytes.size()) {
      const std::size_t count = std::min<std::size_t>(bytes.size() - at, 1U << 30);
      // zlib reads through this pointer and never writes.
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at));
      stream.avail_in = static_cast<uInt>(count);
      at += count;
    }
    const std::size_t before = text.size();
    text.resize(before + step);
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + before);
    stream.avail_out = static_cast<uInt>(step);
    state = inflate(&stream, Z_NO_FLUSH);
    text.resize(before + step - stream.avail_out);
    if (text.size() > limit) {
      return fail(Fault::bad_input, "\"" + name + "\" unpacks to more than " + std::to_string(limit) +
                                        " bytes: unpack it and split it first.");
    }
    if (state == Z_STREAM_END) {
      const std::string_view rest(reinterpret_cast<const char*>(stream.next_in), stream.avail_in);
      if (!is_gzip(rest) || !inflater.next_member()) return text;
      continue;
    }
    if (state != Z_OK || (stream.avail_in == 0 && at == bytes.size() && stream.avail_out != 0))
      return damaged(name);
  }
}

Result<std::string> read_unzipped(const std::string& path, std::size_t limit) {
  auto bytes = read_file(path, limit);
  if (!bytes || !is_gzip(*bytes)) return bytes;
  return unzip(*bytes, path, limit);
}

}  // namespace sayso
