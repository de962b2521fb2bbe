#include "base/hash.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Hash, Sha256AgreesWithTheStandard) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hash, Xxh3AgreesWithItsReference) {
  EXPECT_EQ(xxh3_64(""), 0x2D06800538D394C2U);
  EXPECT_NE(xxh3_64("a"), xxh3_64("b"));
}

TEST(Hash, SeesBytesBehindANul) {
  EXPECT_NE(sha256_hex(std::string("a\0b", 3)), sha256_hex("a"));
  EXPECT_NE(xxh3_64(std::string_view("a\0b", 3)), xxh3_64(std::string_view("a\0c", 3)));
}

TEST(Hash, ContentIdIsPrefixAndSixteenDigits) {
  EXPECT_EQ(content_id("a", ""), "a-e3b0c44298fc1c14");
  EXPECT_EQ(content_id("a", "abc"), "a-ba7816bf8f01cfea");
  EXPECT_NE(content_id("a", "abc"), content_id("s", "abc"));
}

TEST(Hash, HexKeepsLeadingZeros) {
  const std::uint8_t bytes[] = {0x00, 0x0F, 0xF0, 0xFF};
  EXPECT_EQ(to_hex(bytes, 4), "000ff0ff");
  EXPECT_EQ(to_hex(bytes, 0), "");
}

}  // namespace
}  // namespace sayso
