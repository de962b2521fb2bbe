// The files of labels on PolNeAR's attributions, and the articles that they are about.
//
//   auto labels = read_gold_labels("gold/acts.dev.jsonl");        // "gold/acts.train" reads acts.train.1.jsonl and so on
//   auto articles = read_gold_articles("gold/acts.dev.jsonl", {"an-article"});
//
// Odd case: PolNeAR's files are looked for beside the labels, in polnear/ there and in ../data/polnear; an article that none
// of them has is an error that names it.
#pragma once

#include "engine/evaluation/lines.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sayso {

// The string, or empty for anything else.
std::string text_of(const nlohmann::json& value);

Result<std::vector<nlohmann::json>> read_gold_labels(const std::string& path);

// By id.
Result<std::map<std::string, nlohmann::json>> read_gold_articles(const std::string& path,
                                                                 const std::set<std::string>& wanted);

}  // namespace sayso
