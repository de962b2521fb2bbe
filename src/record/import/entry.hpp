// One JSON object of a file that is imported, read value by value with every check that the record relies on. The first thing that is
// wrong is kept as a sentence that begins with the line, and what is read after it is of no use; so the code between reads as if
// nothing could be wrong.
//
//   Faults faults;
//   Entry entry(json, "Line 12 of the file \"x.jsonl\"", faults);
//   place.precision = entry.word<PlacePrecision>("precision");      // kept: … has "precision": "nearly", which is no …
//
// Odd case: a key that is missing is null; a key that is not asked for is not looked at.
#pragma once

#include "base/utf8.hpp"
#include "sayso/result.hpp"
#include "sayso/span.hpp"
#include "text/values.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace sayso {

struct Faults {
  std::optional<Error> first;
  // "Line 12 of … " + what is wrong with it + "."
  void add(std::string_view place, const std::string& what);
  explicit operator bool() const { return first.has_value(); }
};

// Of another's text: short, on one line, in quotation marks.
std::string quoted_for_error(std::string_view text);

// An article's text with the offsets of the file.
struct TextOfEntry {
  std::string_view text;
  const OffsetMap* offsets = nullptr;
};

class Entry {
 public:
  Entry(const nlohmann::json& object, std::string place, Faults& faults);

  const std::string& place() const { return place_; }
  void fault(const std::string& what) const { faults_->add(place_, what); }

  bool has(std::string_view key) const;                   // and it is not null
  bool gives(std::string_view key) const;                 // or it is
  std::string text(std::string_view key) const;           // neither missing nor empty
  std::string text_or_empty(std::string_view key) const;  // null: empty
  std::string id(std::string_view key, char letter) const;
  std::string id_or_empty(std::string_view key, char letter) const;
  std::uint64_t whole(std::string_view key, std::uint64_t most) const;
  std::optional<double> number_or_nothing(std::string_view key, double least, double most) const;
  double number(std::string_view key, double least, double most) const;
  bool truth(std::string_view key) const;
  std::string day_or_empty(std::string_view key) const;  // or an instant

  template <class Value>
  std::optional<Value> word_or_nothing(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    const std::string word = text(key);
    const std::optional<Value> value = value_named<Value>(word);
    if (!value && !word.empty()) unknown_word(key, word);
    return value;
  }
  template <class Value>
  Value word(std::string_view key) const {
    if (!has(key)) missing(key);
    return word_or_nothing<Value>(key).value_or(Value());
  }
  void unknown_word(std::string_view key, std::string_view word) const;

  // {"begin": …, "end": …, "text": …} in bytes of the article; the words must be those that stand there.
  Span own_span(const TextOfEntry& text) const;
  Span span(std::string_view key, const TextOfEntry& text) const;
  Span span_or_empty(std::string_view key, const TextOfEntry& text) const;
  std::vector<Span> spans(std::string_view key, const TextOfEntry& text) const;

  std::vector<std::string> texts(std::string_view key) const;
  void each(std::string_view key, const std::function<void(const Entry&)>& take) const;  // objects of a list
  std::vector<std::uint64_t> wholes(std::string_view key, std::uint64_t most) const;
  // A text, a list of texts, or nothing.
  std::vector<std::string> text_or_texts(std::string_view key) const;

 private:
  const nlohmann::json* find(std::string_view key) const;
  void missing(std::string_view key) const;
  std::string checked(std::string_view key, const nlohmann::json& value) const;

  const nlohmann::json* object_;
  std::string place_;
  Faults* faults_;
};

}  // namespace sayso
