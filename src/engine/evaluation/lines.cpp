#include "engine/evaluation/lines.hpp"

#include "base/gzip.hpp"

#include <nlohmann/json.hpp>

namespace sayso {

Result<std::vector<std::string>> read_text_lines(const std::string& path) {
  auto text = read_unzipped(path);
  if (!text) return fail(text.error());
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    lines.push_back(text->substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

Result<std::vector<nlohmann::json>> read_json_lines(const std::string& path) {
  auto lines = read_text_lines(path);
  if (!lines) return fail(lines.error());
  std::vector<nlohmann::json> values;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    if ((*lines)[i].empty()) continue;
    values.push_back(nlohmann::json::parse((*lines)[i], nullptr, false));
    if (values.back().is_discarded()) {
      return fail(Fault::bad_input, "Line " + std::to_string(i + 1) + " of \"" + path +
                                        "\" is not JSON: fetch the corpus again.");
    }
  }
  return values;
}

}  // namespace sayso
