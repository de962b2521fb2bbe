// The door for JSON: the same bytes as JSON Lines, as one JSON file, and without a name, where the content decides.
#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static sayso::fuzz::Desk desk;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  desk.read_all(bytes, "news.jsonl");
  desk.read_all(bytes, "news.json");
  desk.read_all(bytes, "-");
  return 0;
}
