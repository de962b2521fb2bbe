// CSV by RFC 4180, written straight into a string: cells parted by commas, lines ended by CR LF, quotation marks around what needs
// them and doubled inside. The counterpart of JsonText.
//
//   CsvText csv(out);
//   csv.header({"id", "words"});
//   csv.text("s-3f").text("He said: \"No.\"").end_row();      // s-3f,"He said: ""No."""
//
// Odd case: what is not known is an empty cell, as an empty text is; a list is one cell with "; " between.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

class CsvText {
 public:
  explicit CsvText(std::string& out) : out_(out) {}

  void header(std::span<const std::string_view> names);
  void header(std::initializer_list<std::string_view> names) {
    header(std::span(names.begin(), names.size()));
  }

  CsvText& text(std::string_view value);
  CsvText& number(std::int64_t value);
  CsvText& decimal(std::optional<double> value);
  CsvText& truth(bool value) { return text(value ? "1" : "0"); }
  CsvText& list(const std::vector<std::string>& values);
  void end_row();

 private:
  void separate();

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace sayso
