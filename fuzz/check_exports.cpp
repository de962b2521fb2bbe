#include "base/utf8.hpp"
#include "exports/exports.hpp"
#include "exports/terminal/columns.hpp"
#include "promises.hpp"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

namespace sayso::fuzz {
namespace {

using nlohmann::json;

// The text by another unit than bytes: where each unit begins, and the text's end. A unit inside a character has its end.
class Units {
 public:
  Units(std::string_view text, OffsetUnit unit) : text_(text) {
    for (std::size_t offset = 0; offset < text.size();) {
      const utf8::CodePoint next = utf8::decode(text, offset);
      begins_.push_back(offset);
      const std::size_t units = unit == OffsetUnit::byte                           ? next.size
                                : unit == OffsetUnit::utf16 && next.value > 0xFFFF ? 2
                                                                                   : 1;
      begins_.insert(begins_.end(), units - 1, offset + next.size);
      offset += next.size;
    }
    begins_.push_back(text.size());
  }

  std::string_view slice(std::size_t begin, std::size_t end) const {
    expect(begin <= end && end < begins_.size(), "offsets are inside of the text");
    return text_.substr(begins_[begin], begins_[end] - begins_[begin]);
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

std::string written(std::string_view format, const Document& document, const ExportContext& context) {
  std::string out = "before\n", again;
  export_named(format)->write(document, context, out);
  expect(out.starts_with("before\n"), "an export adds to what is there");
  out.erase(0, 7);
  export_named(format)->write(document, context, again);
  expect(out == again, "an export gives the same bytes twice");
  expect(utf8::is_valid(out), "output is valid UTF-8");
  return out;
}

json parsed(const std::string& line) {
  expect(!line.empty() && line.find('\n') == line.size() - 1, "an object takes one line");
  json value = json::parse(line, nullptr, false);
  expect(value.is_object(), "output is JSON", line);
  return value;
}

void check_piece(const Units& units, const json& piece, const char* begin, const char* end) {
  const std::string_view words =
      units.slice(piece.at(begin).get<std::size_t>(), piece.at(end).get<std::size_t>());
  expect(!words.empty() && words == piece.at("text").get_ref<const std::string&>(),
         "a span's text stands at its offsets", words);
}

void check_json(const Document& document, const ExportContext& context) {
  const json line = parsed(written("json", document, context));
  const Units units(document.text(), context.offsets);
  expect(line.at("statements").size() == document.statements.size(), "every statement is written");
  for (const json& statement : line.at("statements")) {
    for (const char* const role : {"source", "cue", "content"})
      for (const json& piece : statement.at(role)) check_piece(units, piece, "begin", "end");
    const double confidence = statement.at("confidence").get<double>();
    expect(confidence >= 0 && confidence <= 1, "a confidence is between 0 and 1");
    expect(statement.contains("why") == context.why, "why is there when asked for");
  }
  for (const json& note : line.at("notes"))
    if (!note.at("begin").is_null())
      units.slice(note.at("begin").get<std::size_t>(), note.at("end").get<std::size_t>());
}

void check_citron(const Document& document, const ExportContext& context) {
  const json line = parsed(written("citron", document, context));
  const Units units(document.text(), OffsetUnit::codepoint);
  expect(line.at("text").get_ref<const std::string&>() == document.text(), "Citron's text is the article's");
  for (const json& quote : line.at("quotes")) {
    for (const char* const role : {"sources", "contents"})
      for (const json& piece : quote.at(role)) check_piece(units, piece, "start", "end");
    if (!quote.at("cue").is_null()) check_piece(units, quote.at("cue"), "start", "end");
  }
}

// "T1 TAB Source 0 5;7 9 TAB words": the pieces with a space between them are the words.
void check_text_bound(const Units& units, std::string_view line) {
  const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
  expect(first != std::string_view::npos && second != std::string_view::npos,
         "a text-bound annotation has three fields", line);
  std::string_view places = line.substr(first + 1, second - first - 1);
  places.remove_prefix(std::min(places.find(' '), places.size()));
  std::string words;
  while (!places.empty()) {
    places.remove_prefix(1);  // the space or the semicolon
    const std::size_t begin = std::strtoul(places.data(), nullptr, 10);
    places.remove_prefix(places.find(' '));
    const std::size_t end = std::strtoul(places.data(), nullptr, 10);
    places.remove_prefix(std::min(places.find(';'), places.size()));
    words += (words.empty() ? "" : " ") + std::string(units.slice(begin, end));
  }
  expect(words == line.substr(second + 1), "an annotation's words stand at its offsets", line);
}

void check_brat(const Document& document, const ExportContext& context) {
  const std::string out = written("brat", document, context);
  const Units units(document.text(), OffsetUnit::codepoint);
  for (std::size_t begin = 0; begin < out.size();) {
    const std::size_t end = out.find('\n', begin);
    expect(end != std::string::npos, "the last line ends");
    const std::string_view line = std::string_view(out).substr(begin, end - begin);
    expect(!line.empty() && std::string_view("TEAR#").find(line.front()) != std::string_view::npos,
           "a line is of a known kind", line);
    if (line.front() == 'T') check_text_bound(units, line);
    begin = end + 1;
  }
}

// A terminal shows what it is sent: an article must not steer it.
void check_terminal(const Document& document, const ExportContext& context) {
  const std::string out = written("terminal", document, context);
  const std::uint32_t width = std::clamp(context.width, 24U, 100U);
  std::string line;
  for (std::size_t offset = 0; offset < out.size();) {
    const utf8::CodePoint next = utf8::decode(out, offset);
    const std::size_t begin = offset;
    offset += next.size;
    if (next.value == '\n') {
      expect(columns_in(line) <= width, "no line is wider than the page", line);
      expect(line.empty() || line.back() != ' ', "no line ends with a space", line);
      line.clear();
    } else if (next.value == 0x1B) {
      expect(context.colour, "colours are used when asked for");
      const std::size_t end = out.find('m', offset);
      const std::string_view code = std::string_view(out).substr(offset, end - offset);
      expect(end != std::string::npos && code.front() == '[' &&
                 code.find_first_not_of("[0123456789;") == std::string_view::npos,
             "the only steering is colour");
      offset = end + 1;
    } else {
      const bool is_control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0);
      const bool is_turn =
          (next.value >= 0x202A && next.value <= 0x202E) || (next.value >= 0x2066 && next.value <= 0x2069);
      expect(!is_control && !is_turn, "nothing steers the terminal", out.substr(begin, 20));
      line.append(out, begin, next.size);
    }
  }
  expect(line.empty(), "the last line ends");
}

}  // namespace

void check_exports(const Document& document, std::uint32_t variant) {
  ExportContext context;
  context.model = "none \"0\"";
  context.offsets = static_cast<OffsetUnit>(variant % 3);
  context.width = 10 + variant % 113;
  context.colour = variant % 2 == 1;
  context.why = variant % 5 == 0;
  check_json(document, context);
  check_terminal(document, context);
  context.offsets = OffsetUnit::codepoint;
  check_citron(document, context);
  check_brat(document, context);
}

}  // namespace sayso::fuzz
