#include "engine/evaluation/gold_files.hpp"

#include <filesystem>
#include <utility>

namespace sayso {

using nlohmann::json;
namespace fs = std::filesystem;

std::string text_of(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

Result<std::vector<json>> read_gold_labels(const std::string& path) {
  if (fs::exists(path)) return read_json_lines(path);
  std::vector<json> all;
  for (int part = 1; fs::exists(path + "." + std::to_string(part) + ".jsonl"); ++part) {
    auto lines = read_json_lines(path + "." + std::to_string(part) + ".jsonl");
    if (!lines) return fail(lines.error());
    all.insert(all.end(), lines->begin(), lines->end());
  }
  if (all.empty()) return read_json_lines(path);  // which says that it is not there
  return all;
}

Result<std::map<std::string, json>> read_gold_articles(const std::string& path,
                                                       const std::set<std::string>& wanted) {
  const fs::path folder = fs::path(path).parent_path();
  std::map<std::string, json> articles;
  for (const fs::path& place : {folder, folder / "polnear", folder / ".." / "data" / "polnear"}) {
    for (const char* const name : {"polnear.train.jsonl", "polnear.dev.jsonl"}) {
      const std::string file = (place / name).string();
      if (!fs::exists(file)) continue;
      auto lines = read_json_lines(file);
      if (!lines) return fail(lines.error());
      for (json& line : *lines) {
        std::string id = text_of(line["id"]);
        if (wanted.contains(id)) articles.emplace(std::move(id), std::move(line));
      }
    }
  }
  for (const std::string& id : wanted) {
    if (articles.contains(id)) continue;
    std::string sentence = "The article ";
    sentence.append(id).append(" of \"").append(path);
    sentence.append("\" is in no file of PolNeAR: put polnear.train.jsonl and polnear.dev.jsonl beside it.");
    return fail(Fault::bad_input, sentence);
  }
  return articles;
}

}  // namespace sayso
