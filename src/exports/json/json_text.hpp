// JSON, written straight into a string: names and values one after the other, commas put where they belong. There is no
// tree in between, as nlohmann::json would build with an allocation for every name and value: a line of output is mostly
// text that stands in the article already, and `read` is judged by its speed (measured: a fifth of the tree's time). Texts
// must be valid UTF-8, which every door checks; characters that JSON may not hold are escaped, all others are written as
// they are.
//
//   JsonText json(out);
//   json.begin_object().key("text").text("He said: \"No.\"").key("end").number(16).end_object();
//   // {"text":"He said: \"No.\"","end":16}
//
// Odd case: whoever writes must close what was opened and give each key one value; nothing here remembers the nesting.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  JsonText& begin_object() { return open('{'); }
  JsonText& end_object() { return close('}'); }
  JsonText& begin_list() { return open('['); }
  JsonText& end_list() { return close(']'); }

  // Names are our own words, so they are not escaped.
  JsonText& key(std::string_view name) {
    separate();
    out_.push_back('"');
    out_.append(name);
    out_.append("\":");
    needs_comma_ = false;
    return *this;
  }

  JsonText& text(std::string_view value);
  // What is not known is empty inside of sayso, and null outside.
  JsonText& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  JsonText& number(std::uint64_t value);
  // The shortest digits that read back as the same number, never with an exponent; null for what is no number.
  JsonText& decimal(double value);
  JsonText& decimal(float value);
  // 93 as 0.93, always with two decimals.
  JsonText& hundredths(std::uint32_t value);
  JsonText& truth(bool value) { return word(value ? "true" : "false"); }
  JsonText& null() { return word("null"); }
  // A value that is JSON already.
  JsonText& raw(std::string_view value) { return word(value); }

 private:
  JsonText& open(char bracket) {
    separate();
    out_.push_back(bracket);
    needs_comma_ = false;
    return *this;
  }
  JsonText& close(char bracket) {
    out_.push_back(bracket);
    needs_comma_ = true;
    return *this;
  }
  JsonText& word(std::string_view value) {
    separate();
    out_.append(value);
    return *this;
  }
  void separate() {
    if (needs_comma_) out_.push_back(',');
    needs_comma_ = true;
  }

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace sayso
