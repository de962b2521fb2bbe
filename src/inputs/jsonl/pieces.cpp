#include "inputs/jsonl/pieces.hpp"

#include "inputs/jsonl/keys.hpp"

#include <algorithm>

namespace sayso {
namespace {

bool is_space(char character) {
  return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// How far the string goes that begins at a quotation mark, both marks included.
std::size_t string_size(std::string_view text) {
  std::size_t at = text.find_first_of("\"\\", 1);
  while (at < text.size() && text[at] == '\\')
    at = text.find_first_of("\"\\", at + 2);  // past what is escaped
  return at < text.size() ? at + 1 : text.size();
}

struct Extent {
  std::size_t size = 0;
  bool is_cut = false;
};

// How far the value goes that begins here. What is no list, object or string ends at a comma, a closing bracket or
// white space.
Extent value_extent(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    switch (text[i]) {
      case '"':
        i += string_size(text.substr(i));
        if (depth == 0) return {i, text[i - 1] != '"'};
        continue;
      case '{':
      case '[': ++depth; break;
      case '}':
      case ']':
        if (depth == 0) return {i, false};
        if (--depth == 0) return {i + 1, false};
        break;
      default:
        if (depth == 0 && (text[i] == ',' || is_space(text[i]))) return {i, false};
    }
    ++i;
  }
  return {text.size(), depth > 0};
}

}  // namespace

JsonPieces::JsonPieces(std::string_view text, std::size_t first_line) : rest_(text), line_(first_line) {}

void JsonPieces::advance(std::size_t size) {
  line_ += count_lines(rest_.substr(0, size));
  rest_.remove_prefix(size);
}

void JsonPieces::skip_between() {
  std::size_t size = 0;
  while (size < rest_.size() && (is_space(rest_[size]) || rest_[size] == ',')) ++size;
  advance(size);
}

bool JsonPieces::is_at_end() {
  skip_between();
  return rest_.empty();
}

bool JsonPieces::next(Piece& piece) {
  for (;;) {
    skip_between();
    if (rest_.empty()) return false;
    if (rest_.front() == '[' && !is_in_list_) {
      is_in_list_ = true;
      advance(1);
    } else if (rest_.front() == ']' && is_in_list_) {
      is_in_list_ = false;
      advance(1);
    } else {
      break;
    }
  }
  // A bracket that closes nothing is a piece of its own, and broken.
  const Extent extent = value_extent(rest_);
  const std::size_t size = std::max<std::size_t>(extent.size, 1);
  piece = {rest_.substr(0, size), line_, ++number_, extent.is_cut};
  advance(size);
  return true;
}

std::string_view article_list_in(std::string_view object, std::size_t& line) {
  std::size_t at = object.find('{');
  if (at == std::string_view::npos) return {};
  ++at;
  const auto skip = [&](std::string_view signs) {
    while (at < object.size() && (is_space(object[at]) || signs.find(object[at]) != std::string_view::npos))
      ++at;
  };
  while (at < object.size()) {
    skip(",");
    if (at >= object.size() || object[at] != '"') return {};
    const std::size_t key_size = string_size(object.substr(at));
    const std::string_view key = object.substr(at, key_size);
    at += key_size;
    skip(":");
    const std::string_view value = object.substr(at, value_extent(object.substr(at)).size);
    const std::size_t inside = value.find_first_not_of(" \n\r\t", 1);
    const bool is_list = value.starts_with('[') && inside != std::string_view::npos && value[inside] == '{';
    const KeyUse* const use = key.size() > 2 ? key_use(key.substr(1, key.size() - 2)) : nullptr;
    if (is_list && use != nullptr && use->field == Field::articles) {
      line += count_lines(object.substr(0, at));
      return value;
    }
    if (value.empty()) return {};
    at += value.size();
  }
  return {};
}

}  // namespace sayso
