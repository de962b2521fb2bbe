#include "exports/answers/csv_text.hpp"

#include "exports/json/json_text.hpp"

namespace sayso {

void CsvText::separate() {
  if (needs_comma_) out_.push_back(',');
  needs_comma_ = true;
}

void CsvText::header(std::span<const std::string_view> names) {
  for (const std::string_view name : names) text(name);
  end_row();
}

CsvText& CsvText::text(std::string_view value) {
  separate();
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += value;
    return *this;
  }
  out_.push_back('"');
  for (const char c : value) {
    if (c == '"') out_.push_back('"');
    out_.push_back(c);
  }
  out_.push_back('"');
  return *this;
}

CsvText& CsvText::number(std::int64_t value) { return text(std::to_string(value)); }

CsvText& CsvText::decimal(std::optional<double> value) {
  separate();
  if (value) JsonText(out_).decimal(*value);
  return *this;
}

CsvText& CsvText::list(const std::vector<std::string>& values) {
  std::string joined;
  for (const std::string& value : values) {
    if (!joined.empty()) joined += "; ";
    joined += value;
  }
  return text(joined);
}

void CsvText::end_row() {
  out_ += "\r\n";
  needs_comma_ = false;
}

}  // namespace sayso
