#include "exports/answers/phrases.hpp"

#include "base/utf8.hpp"
#include "exports/json/json_text.hpp"
#include "exports/terminal/columns.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return number_in_words(static_cast<double>(count)) + ' ' + std::string(count == 1 ? one : many);
}

namespace {

std::string with_role(const SaidBy& by) {
  std::string words = by.name;
  if (!by.role.empty()) words += ", " + by.role;
  // "president of Velmora", Velmora
  if (!by.affiliation.empty() && by.role.find(by.affiliation) == std::string::npos)
    words += ", " + by.affiliation;
  return words;
}

std::string joined_speakers(const Saying& saying, std::string (*words)(const SaidBy&)) {
  if (saying.is_outlets())
    return (saying.article.outlet.empty() ? "the article" : saying.article.outlet) + ", in its own voice";
  // One that nobody names is known by the words of the source.
  std::vector<std::string> known;
  for (const SaidBy& by : saying.speakers)
    if (!by.name.empty()) known.push_back(words(by));
  std::string joined;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) joined += i + 1 == known.size() ? " and " : ", ";
    joined += known[i];
  }
  if (!joined.empty()) return plain_line(joined);
  return saying.source.empty() ? "no speaker named" : plain_line(saying.source);
}

// "denied"; the past, as one form serves for one and for many.
std::string past(const std::string& act) {
  if (act == "say") return "said";
  if (act.ends_with("y")) return act.substr(0, act.size() - 1) + "ied";
  return act.ends_with("e") ? act + 'd' : act + "ed";
}

}  // namespace

std::string speaker_in_words(const Saying& saying) { return joined_speakers(saying, with_role); }

std::string speaker_names(const Saying& saying) {
  return joined_speakers(saying, [](const SaidBy& by) { return by.name; });
}

std::string act_in_words(const Saying& saying) {
  if (saying.act.empty() || saying.is_outlets()) return {};
  const std::string_view no = saying.is_negated ? "not " : "";
  if (saying.realis == "expected") return std::string(no) + "expected to " + saying.act;
  if (saying.realis == "hypothetical") return "would " + std::string(no) + saying.act;
  return saying.is_negated ? "did not " + saying.act : past(saying.act);
}

std::string put_in_words(const Saying& saying) {
  if (saying.firmness.empty() || saying.firmness == "certain") return {};
  return saying.firmness;
}

std::string number_in_words(double value) {
  std::string digits;
  JsonText(digits).decimal(std::abs(value));
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point > 4 || (point == 4 && std::abs(value) >= 1000))
    for (std::size_t at = point; at > 3;) {
      at -= 3;
      digits.insert(at, ",");
    }
  return value < 0 ? "−" + digits : digits;
}

std::string value_in_words(const FigureAnswer& figure) {
  if (figure.low && figure.high && *figure.low != *figure.high)
    return number_in_words(*figure.low) + "–" + number_in_words(*figure.high);
  const std::optional<double> value = figure.low ? figure.low : figure.high;
  if (!value) return "“" + plain_line(figure.text) + "”";
  const std::string number = number_in_words(*value);
  if (figure.bound == "at least") return "≥ " + number;
  if (figure.bound == "at most") return "≤ " + number;
  if (figure.bound == "more than") return "> " + number;
  if (figure.bound == "fewer than") return "< " + number;
  return figure.bound == "about" ? "~ " + number : number;
}

std::string plain_line(std::string_view text) {
  std::string line;
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::CodePoint next = utf8::decode(text, offset);
    offset += next.size;
    const char32_t c = shown_as(next.value);
    if (c == 0 || (c == U' ' && (line.empty() || line.back() == ' '))) continue;
    utf8::append(line, c);
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

namespace {

// The bytes of `line` that fit, from `begin` on.
std::size_t end_of_fit(std::string_view line, std::size_t begin, std::uint32_t columns) {
  std::uint32_t used = 0;
  std::size_t end = begin;
  while (end < line.size()) {
    const utf8::CodePoint next = utf8::decode(line, end);
    used += columns_of(next.value);
    if (used > columns) break;
    end += next.size;
  }
  return end;
}

// Back to the last space, unless that would leave less than two thirds.
std::size_t end_of_word(std::string_view line, std::size_t begin, std::size_t end) {
  if (end >= line.size() || line[end] == ' ') return end;
  const std::size_t space = line.substr(begin, end - begin).rfind(' ');
  return space == std::string_view::npos || space * 3 < (end - begin) * 2 ? end : begin + space;
}

}  // namespace

std::string fitted(std::string_view text, std::uint32_t columns) {
  const std::string line = plain_line(text);
  if (columns_in(line) <= columns) return line;
  if (columns == 0) return {};
  return line.substr(0, end_of_word(line, 0, end_of_fit(line, 0, columns - 1))) + "…";
}

std::string fitted_around(std::string_view text, Span near, std::uint32_t columns) {
  const std::string line = plain_line(text);
  if (columns_in(line) <= columns) return line;
  // plain_line only shortens, so what is sought is not behind its place in the text.
  const std::size_t wanted =
      plain_line(text.substr(0, std::min<std::size_t>(near.begin, text.size()))).size();
  if (columns_in(std::string_view(line).substr(0, std::min(line.size(), wanted))) + (near.end - near.begin) +
          1 <=
      columns)
    return fitted(line, columns);
  // A third of the room for what goes before.
  std::size_t begin = std::min(wanted, line.size());
  for (std::uint32_t used = 0; begin > 0 && used < columns / 3;) {
    const utf8::CodePoint before = utf8::decode_before(line, begin);
    used += columns_of(before.value);
    begin -= before.size;
  }
  if (const std::size_t space = line.find(' ', begin); space != std::string::npos && space < wanted)
    begin = space + 1;
  return "…" + fitted(std::string_view(line).substr(begin), columns - 1);
}

std::vector<std::string> wrapped(std::string_view text, std::uint32_t columns, std::size_t most) {
  const std::string line = plain_line(text);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::string_view rest = std::string_view(line).substr(begin);
    if (lines.size() + 1 == most) {
      lines.push_back(fitted(rest, columns));
      break;
    }
    std::size_t end = end_of_fit(line, begin, columns);
    if (end == begin) end += utf8::decode(line, begin).size;
    if (end < line.size() && line[end] != ' ') {
      const std::size_t space = rest.substr(0, end - begin).rfind(' ');
      if (space != std::string_view::npos && space > 0) end = begin + space;
    }
    lines.push_back(line.substr(begin, end - begin));
    begin = end < line.size() && line[end] == ' ' ? end + 1 : end;
  }
  return lines;
}

std::string padded(std::string text, std::uint32_t columns) {
  const std::uint32_t used = columns_in(text);
  if (used < columns) text.append(columns - used, ' ');
  return text;
}

}  // namespace sayso
