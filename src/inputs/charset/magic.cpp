#include "inputs/charset/magic.hpp"

#include <array>
#include <cstddef>

namespace sayso::charset {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view unpack = "unpack it first and give what was in it";
constexpr std::string_view save_text = "save its words as a .txt file first";
constexpr std::string_view no_words = "give the text that belongs to it";

struct Magic {
  std::string_view bytes;
  std::size_t begin;
  BinaryKind kind;
};

constexpr std::array table{
    Magic{"\x1F\x8B"sv, 0, {"a gzip archive", unpack}},
    Magic{"PK\x03\x04"sv,
          0,
          {"a ZIP archive or an office document", "unpack it, or save its words as a .txt file"}},
    Magic{"PK\x05\x06"sv, 0, {"an empty ZIP archive", unpack}},
    Magic{"\xFD"
          "7zXZ\x00"sv,
          0,
          {"an xz archive", unpack}},
    Magic{"\x28\xB5\x2F\xFD"sv, 0, {"a Zstandard archive", unpack}},
    Magic{"7z\xBC\xAF\x27\x1C"sv, 0, {"a 7-Zip archive", unpack}},
    Magic{"Rar!\x1A\x07"sv, 0, {"a RAR archive", unpack}},
    Magic{"ustar"sv, 257, {"a tar archive", unpack}},
    Magic{"%PDF-"sv, 0, {"a PDF document", save_text}},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, {"an office document", save_text}},
    Magic{"{\\rtf"sv, 0, {"a rich text (RTF) document", save_text}},
    Magic{"%!PS-Adobe"sv, 0, {"a PostScript document", save_text}},
    Magic{"\x89PNG\r\n\x1A\n"sv, 0, {"a PNG picture", no_words}},
    Magic{"\xFF\xD8\xFF"sv, 0, {"a JPEG picture", no_words}},
    Magic{"GIF87a"sv, 0, {"a GIF picture", no_words}},
    Magic{"GIF89a"sv, 0, {"a GIF picture", no_words}},
    Magic{"WEBPVP8"sv, 8, {"a WebP picture", no_words}},
    Magic{"II*\x00"sv, 0, {"a TIFF picture", no_words}},
    Magic{"MM\x00*"sv, 0, {"a TIFF picture", no_words}},
    Magic{"ID3\x02"sv, 0, {"a sound recording", no_words}},
    Magic{"ID3\x03"sv, 0, {"a sound recording", no_words}},
    Magic{"ID3\x04"sv, 0, {"a sound recording", no_words}},
    Magic{"OggS\x00"sv, 0, {"a sound or film recording", no_words}},
    Magic{"WAVEfmt "sv, 8, {"a sound recording", no_words}},
    Magic{"ftyp"sv, 4, {"a film or sound recording", no_words}},
    Magic{"\x1A\x45\xDF\xA3"sv, 0, {"a film recording", no_words}},
    Magic{"\x7F"
          "ELF"sv,
          0,
          {"a program", no_words}},
    Magic{"\x00"
          "asm"sv,
          0,
          {"a program", no_words}},
    Magic{"\xCF\xFA\xED\xFE"sv, 0, {"a program", no_words}},
    Magic{"\xCA\xFE\xBA\xBE"sv, 0, {"a program", no_words}},
    Magic{"SQLite format 3\x00"sv, 0, {"an SQLite database", "export the texts from it first"}},
    Magic{"PAR1"sv, 0, {"a Parquet table", "export the texts from it as JSON Lines first"}},
    Magic{"ARROW1\x00\x00"sv, 0, {"an Arrow table", "export the texts from it as JSON Lines first"}},
};

constexpr BinaryKind bzip{"a bzip2 archive", unpack};
constexpr BinaryKind program{"a program", no_words};

}  // namespace

const BinaryKind* known_binary(std::string_view bytes) {
  for (const Magic& magic : table)
    if (bytes.size() >= magic.begin && bytes.substr(magic.begin).starts_with(magic.bytes)) return &magic.kind;
  // These begin as a word may: more is asked of them.
  if (bytes.starts_with("BZh") && bytes.size() > 9 && bytes.substr(4).starts_with("1AY&SY")) return &bzip;
  if (bytes.starts_with("MZ") && bytes.substr(0, 64).find('\0') != std::string_view::npos) return &program;
  return nullptr;
}

bool is_mostly_controls(std::string_view bytes) {
  constexpr std::size_t forgiven = 4;
  std::size_t controls = 0;
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    controls += static_cast<std::size_t>(byte < 0x20 && (byte < '\b' || byte > '\r') && byte != 0x1B);
  }
  return controls > forgiven && controls > bytes.size() / 20;
}

}  // namespace sayso::charset
