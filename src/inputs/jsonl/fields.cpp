#include "inputs/jsonl/fields.hpp"

#include "base/ascii.hpp"
#include "base/text_list.hpp"
#include "base/utf8.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

namespace sayso {
namespace {

constexpr std::size_t deepest = 100;
constexpr std::size_t deepest_value = 6;
constexpr std::size_t most_values = 100'000;
constexpr std::size_t most_unknown = 5;

// Innermost keys under which the words themselves stand, and those that say what kind of words they are.
constexpr auto leaves =
    std::to_array<std::string_view>({"", "value", "main", "name", "original", "rendered", "text", "$date",
                                     "date", "href", "fullname", "displayname", "title", "p"});
constexpr auto kinds = std::to_array<std::string_view>({"role", "contenttype"});

bool is_nothing(std::string_view words) {
  static constexpr auto nothings = std::to_array<std::string_view>(
      {"", "NA", "N/A", "n/a", "None", "none", "null", "NULL", "nan", "NaN", "-", "unknown", "Unknown"});
  return is_in(nothings, trimmed(words));
}

// What nlohmann::json calls while it reads. It stops the reading by returning false.
class FieldReader {
 public:
  explicit FieldReader(Fields& fields) : fields_(fields), by_key_(key_count()) {}

  // Hands over what was kept, in the order of the table of keys.
  void finish() {
    for (KeyValues& key : by_key_)
      std::move(key.values.begin(), key.values.end(), std::back_inserter(fields_.values));
  }

  enum class Trouble : std::uint8_t { none, syntax, no_object, depth };
  Trouble trouble = Trouble::none;
  std::size_t byte = 0;

  bool null() { return take({}, false, false); }
  bool boolean(bool) { return take({}, false, false); }
  bool number_integer(std::int64_t number) { return take(std::to_string(number), true); }
  bool number_unsigned(std::uint64_t number) { return take(std::to_string(number), true); }
  bool number_float(double number, const std::string&) {
    constexpr double largest = 9e15;
    const bool is_whole_number = number > -largest && number < largest;
    return take(is_whole_number ? std::to_string(static_cast<std::int64_t>(number)) : std::string(), true);
  }
  bool string(std::string& words) { return take(std::move(words), false); }
  bool binary(std::vector<std::uint8_t>&) { return true; }

  bool start_object(std::size_t) {
    ++group_;
    return enter({});
  }
  bool start_array(std::size_t) {
    if (depth_ == 0) return stop(Trouble::no_object);
    return enter(leaves_.empty() ? std::string() : leaves_.back());
  }
  bool end_object() { return leave(); }
  bool end_array() { return leave(); }

  bool key(std::string& key) {
    if (depth_ > 1) {
      if (is_kept()) leaves_.back() = plain_key(key);
      return true;
    }
    use_ = key_use(key);
    if (use_ == nullptr) {
      if (fields_.unknown.size() < most_unknown) fields_.unknown.push_back(std::move(key));
      return true;
    }
    // The last one counts.
    KeyValues& kept = by_key_[number_of(use_)];
    if (kept.times_seen++ == 1) fields_.repeated.push_back(std::move(key));
    value_count_ -= kept.values.size();
    kept.values.clear();
    return true;
  }

  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) {
    byte = at;
    return stop(Trouble::syntax);
  }

 private:
  bool stop(Trouble why) {
    trouble = why;
    return false;
  }

  bool is_kept() const {
    return use_ != nullptr && use_->field != Field::articles && depth_ <= deepest_value;
  }

  bool enter(std::string leaf) {
    ++depth_;
    if (depth_ > deepest) return stop(Trouble::depth);
    if (depth_ > 1 && is_kept()) leaves_.push_back(std::move(leaf));
    return true;
  }

  bool leave() {
    if (depth_ > 1 && is_kept()) leaves_.pop_back();
    --depth_;
    return true;
  }

  bool take(std::string words, bool is_number, bool is_value = true) {
    if (depth_ == 0) return stop(Trouble::no_object);
    if (!is_value || !is_kept() || value_count_ >= most_values) return true;
    std::string leaf = leaves_.empty() ? std::string() : leaves_.back();
    if (!is_in(leaves, leaf) && !is_in(kinds, leaf)) return true;
    if (leaf.empty()) ++group_;
    by_key_[number_of(use_)].values.push_back({use_, group_, is_number, std::move(leaf), std::move(words)});
    ++value_count_;
    return true;
  }

  struct KeyValues {
    std::vector<FieldValue> values;
    std::size_t times_seen = 0;
  };

  Fields& fields_;
  std::vector<KeyValues> by_key_;
  std::size_t value_count_ = 0;
  const KeyUse* use_ = nullptr;
  std::size_t depth_ = 0;
  std::uint32_t group_ = 0;
  std::vector<std::string> leaves_;  // for each container inside of a value that is kept
};

bool is_usable(const FieldValue& value) {
  if (!is_in(leaves, value.leaf)) return false;
  switch (value.use->field) {
    case Field::body: return !value.is_number && has_words(value.text);
    case Field::markup: return !value.is_number && !value.text.empty();
    case Field::title: return !value.is_number && has_words(value.text);
    case Field::published:
    case Field::fetched: return !is_nothing(value.text);
    default: return !value.is_number && !is_nothing(value.text);
  }
}

}  // namespace

const FieldValue* Fields::best(Field field) const {
  const auto kind_in_group = [&](const FieldValue& value, std::string_view leaf) -> std::string_view {
    for (const FieldValue& other : values)
      if (other.use == value.use && other.group == value.group && other.leaf == leaf) return other.text;
    return {};
  };
  const FieldValue* best = nullptr;
  bool is_best_main = false;
  std::size_t looked_at = 0;
  for (const FieldValue& value : values) {
    if (value.use->field != field || !is_usable(value)) continue;
    if (best != nullptr && value.use->rank > best->use->rank) continue;
    const bool is_lower = best == nullptr || value.use->rank < best->use->rank;
    // Which of a list is the main one is looked up for the first few only: a list of paragraphs has none.
    const bool is_main = value.leaf == "value" && ++looked_at < 20 && kind_in_group(value, "role") == "main";
    if (!is_lower && (is_best_main || !is_main)) continue;
    best = &value;
    is_best_main = is_main;
  }
  return best;
}

std::string Fields::first(Field field) const {
  const FieldValue* const value = best(field);
  return value == nullptr ? std::string() : value->text;
}

std::string Fields::joined(Field field) const {
  const FieldValue* const first = best(field);
  if (first == nullptr) return {};
  std::string all;
  for (const FieldValue& value : values)
    if (value.use == first->use && value.leaf == first->leaf && is_usable(value))
      all += (all.empty() ? "" : ", ") + value.text;
  return all;
}

std::string Fields::take_body() {
  // Plain text of a higher rank is better than HTML of a lower one.
  const auto is_html = [](const FieldValue& value) {
    return value.use->field == Field::body && is_markup(value.text);
  };
  const auto is_plain = [&](const FieldValue& value) {
    return value.use->field == Field::body && is_usable(value) && !is_html(value);
  };
  if (std::any_of(values.begin(), values.end(), is_plain)) std::erase_if(values, is_html);
  const FieldValue* const first = best(Field::body);
  if (first == nullptr) return {};
  const KeyUse* const use = first->use;
  const bool is_list = first->leaf.empty() || first->leaf == "p";
  if (!is_list) return std::move(values[static_cast<std::size_t>(first - values.data())].text);
  std::string body;
  for (FieldValue& value : values) {
    if (value.use != use || !is_usable(value) || !is_in(std::array<std::string_view, 2>{"", "p"}, value.leaf))
      continue;
    if (body.empty()) {
      body = std::move(value.text);
    } else {
      body += "\n\n";
      body += value.text;
    }
  }
  return body;
}

namespace {

// A few characters around a mistake, as they may stand in a sentence.
std::string shown(std::string_view words) {
  std::string plain(words);
  for (char& character : plain)
    if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F) character = ' ';
  return on_one_line(plain);
}

}  // namespace

Result<Fields> read_fields(std::string_view json) {
  Fields fields;
  FieldReader reader(fields);
  nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
  switch (reader.trouble) {
    case FieldReader::Trouble::none: reader.finish(); return fields;
    case FieldReader::Trouble::no_object:
      return fail(Fault::bad_input,
                  "is not a JSON object, { … }: give every article its own, or remove this one.");
    case FieldReader::Trouble::depth:
      return fail(Fault::bad_input, "is nested deeper than " + std::to_string(deepest) +
                                        " levels, as no article is: mend or remove it.");
    case FieldReader::Trouble::syntax: break;
  }
  if (trimmed(json).empty() || reader.byte >= json.size())
    return fail(Fault::bad_input, "is not valid JSON, for it ends too early: mend or remove it.");
  const std::size_t begin = utf8::boundary_before(json, reader.byte < 10 ? 0 : reader.byte - 10);
  const std::size_t end = utf8::boundary_before(json, std::min(json.size(), reader.byte + 10));
  return fail(Fault::bad_input, "is not valid JSON (at byte " + std::to_string(reader.byte) + ", near '" +
                                    shown(json.substr(begin, end - begin)) + "'): mend or remove it.");
}

bool is_markup(std::string_view text) {
  const std::string_view words = trimmed(text);
  if (!words.starts_with('<') || words.size() < 4) return false;
  const char second = words[1];
  const bool is_tag = second == '!' || second == '?' || is_ascii_letter(second);
  return is_tag &&
         (words.find("</") != std::string_view::npos || words.find("/>") != std::string_view::npos ||
          words.find("<br") != std::string_view::npos || words.find("<p>") != std::string_view::npos);
}

}  // namespace sayso
