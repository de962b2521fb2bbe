#include "record/import/entry.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::uint64_t furthest = 0xFFFFFFFEU;  // an offset

std::string key_name(std::string_view key) { return "\"" + std::string(key) + "\""; }

bool is_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() < form.size() || (text.size() > form.size() && text[form.size()] != 'T')) return false;
  return std::equal(form.begin(), form.end(), text.begin(),
                    [](char wanted, char c) { return wanted == '0' ? is_ascii_digit(c) : c == wanted; });
}

}  // namespace

void Faults::add(std::string_view place, const std::string& what) {
  if (!first) first = Error{Fault::bad_input, std::string(place) + " " + what + "."};
}

std::string quoted_for_error(std::string_view text) {
  constexpr std::size_t most = 60;
  const bool is_long = text.size() > most;
  if (is_long) text = text.substr(0, utf8::boundary_before(text, most));
  std::string shown = "\"";
  for (const char c : text) shown.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c);
  return shown.append(is_long ? "…\"" : "\"");
}

Entry::Entry(const json& object, std::string place, Faults& faults)
    : object_(&object), place_(std::move(place)), faults_(&faults) {}

const json* Entry::find(std::string_view key) const {
  if (!object_->is_object()) return nullptr;
  const auto found = object_->find(std::string(key));
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

bool Entry::has(std::string_view key) const { return find(key) != nullptr; }

bool Entry::gives(std::string_view key) const {
  return object_->is_object() && object_->contains(std::string(key));
}

void Entry::missing(std::string_view key) const { fault("has no " + key_name(key)); }

std::string Entry::checked(std::string_view key, const json& value) const {
  if (!value.is_string()) {
    fault("has a " + key_name(key) + " that is no text");
    return {};
  }
  const auto& text = value.get_ref<const std::string&>();
  const bool is_clean = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t';
  });
  if (!is_clean) fault("has a control character in " + key_name(key));
  return text;
}

std::string Entry::text_or_empty(std::string_view key) const {
  const json* const value = find(key);
  return value == nullptr ? std::string() : checked(key, *value);
}

std::string Entry::text(std::string_view key) const {
  std::string text = text_or_empty(key);
  if (text.empty()) missing(key);
  return text;
}

std::string Entry::id_or_empty(std::string_view key, char letter) const {
  std::string id = text_or_empty(key);
  const bool is_id =
      id.empty() || (id.size() > 2 && id.size() <= 80 && id[0] == letter && id[1] == '-' &&
                     id.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz.", 2) == std::string::npos);
  if (!is_id)
    fault("has " + quoted_for_error(id) + " as " + key_name(key) + ", which is no key as in " +
          std::string(1, letter) + "-1f0c6d2a9b3e4d57");
  return id;
}

std::string Entry::id(std::string_view key, char letter) const {
  std::string id = id_or_empty(key, letter);
  if (id.empty()) missing(key);
  return id;
}

std::uint64_t Entry::whole(std::string_view key, std::uint64_t most) const {
  const json* const value = find(key);
  if (value == nullptr) {
    missing(key);
  } else if (!value->is_number_unsigned() || value->get<std::uint64_t>() > most) {
    fault("has a " + key_name(key) + " that is no whole number from 0 to " + std::to_string(most));
  } else {
    return value->get<std::uint64_t>();
  }
  return 0;
}

std::optional<double> Entry::number_or_nothing(std::string_view key, double least, double most) const {
  const json* const value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    fault("has a " + key_name(key) + " that is no number");
    return std::nullopt;
  }
  const auto number = value->get<double>();
  if (!std::isfinite(number) || number < least || number > most) {
    fault("has a " + key_name(key) + " that is out of range");
    return std::nullopt;
  }
  return number;
}

double Entry::number(std::string_view key, double least, double most) const {
  if (!has(key)) missing(key);
  return number_or_nothing(key, least, most).value_or(least);
}

bool Entry::truth(std::string_view key) const {
  const json* const value = find(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) {
    fault("has a " + key_name(key) + " that is neither true nor false");
    return false;
  }
  return value->get<bool>();
}

std::string Entry::day_or_empty(std::string_view key) const {
  std::string day = text_or_empty(key);
  if (!day.empty() && !is_day(day))
    fault("has " + quoted_for_error(day) + " as " + key_name(key) + ", which is no day as in 2024-11-06");
  return day;
}

void Entry::unknown_word(std::string_view key, std::string_view word) const {
  fault("has " + quoted_for_error(word) + " as " + key_name(key) +
        ", which is none of the words for it (docs/output.md)");
}

Span Entry::own_span(const TextOfEntry& text) const {
  const std::uint64_t begin = whole("begin", furthest), end = whole("end", furthest);
  if (begin > end || end > text.offsets->size()) {
    fault("has the offsets " + std::to_string(begin) + " to " + std::to_string(end) +
          ", and the article's text has " + std::to_string(text.offsets->size()) + " characters");
    return {};
  }
  const Span span = text.offsets->to_bytes({static_cast<Offset>(begin), static_cast<Offset>(end)});
  if (has("text")) {
    const std::string words = text_or_empty("text");
    const std::string_view there = text.text.substr(span.begin, span.size());
    if (words != there)
      fault("gives " + quoted_for_error(words) + " for the offsets " + std::to_string(begin) + " to " +
            std::to_string(end) + ", where the article has " + quoted_for_error(there));
  }
  return span;
}

Span Entry::span_or_empty(std::string_view key, const TextOfEntry& text) const {
  const json* const value = find(key);
  if (value == nullptr) return {};
  if (!value->is_object()) {
    fault("has a " + key_name(key) + " that is no span of words");
    return {};
  }
  return Entry(*value, place_, *faults_).own_span(text);
}

Span Entry::span(std::string_view key, const TextOfEntry& text) const {
  if (!has(key)) missing(key);
  return span_or_empty(key, text);
}

void Entry::each(std::string_view key, const std::function<void(const Entry&)>& take) const {
  const json* const value = find(key);
  if (value == nullptr) return;
  if (!value->is_array()) return fault("has a " + key_name(key) + " that is no list");
  for (const json& item : *value) {
    if (*faults_) return;
    if (!item.is_object()) return fault("has something in " + key_name(key) + " that is no object");
    take(Entry(item, place_, *faults_));
  }
}

std::vector<Span> Entry::spans(std::string_view key, const TextOfEntry& text) const {
  std::vector<Span> spans;
  each(key, [&](const Entry& entry) { spans.push_back(entry.own_span(text)); });
  return spans;
}

std::vector<std::string> Entry::texts(std::string_view key) const {
  std::vector<std::string> texts;
  const json* const value = find(key);
  if (value == nullptr) return texts;
  if (!value->is_array()) {
    fault("has a " + key_name(key) + " that is no list");
    return texts;
  }
  for (const json& item : *value) texts.push_back(checked(key, item));
  return texts;
}

std::vector<std::string> Entry::text_or_texts(std::string_view key) const {
  const json* const value = find(key);
  if (value == nullptr || value->is_array()) return texts(key);
  return {checked(key, *value)};
}

std::vector<std::uint64_t> Entry::wholes(std::string_view key, std::uint64_t most) const {
  std::vector<std::uint64_t> numbers;
  const json* const value = find(key);
  if (value == nullptr) return numbers;
  if (!value->is_array()) {
    fault("has a " + key_name(key) + " that is no list");
    return numbers;
  }
  for (const json& item : *value) {
    if (!item.is_number_unsigned() || item.get<std::uint64_t>() > most) {
      fault("has a number in " + key_name(key) + " that is not from 0 to " + std::to_string(most));
      return numbers;
    }
    numbers.push_back(item.get<std::uint64_t>());
  }
  return numbers;
}

}  // namespace sayso
