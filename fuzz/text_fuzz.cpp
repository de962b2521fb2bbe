// The door for plain text: any bytes as the file article.txt, through every stage that needs no network, to every format.
#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static sayso::fuzz::Desk desk;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  sayso::fuzz::expect(desk.read_all(bytes, "article.txt") <= 1, "a text is one article");
  return 0;
}
