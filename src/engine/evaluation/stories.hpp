// How well articles are sorted into stories: ECB+ sub-topics, all articles mixed, from the raw text. B³ (as in clusters.hpp, an article
// in place of a mention): for each article how much of its story is of its sub-topic, and how much of its sub-topic is in its story.
//
//   sayso eval stories ../shared/data/ecbplus/ecbplus.dev.jsonl.gz
//
// Odd case: ECB+ gives no dates of publication, so articles are compared as those without a date.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "record/reading.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <string>
#include <vector>

namespace sayso {

struct StoryArticle {
  std::string id, topic, subtopic;
  Reading reading;
};

Result<std::vector<StoryArticle>> read_story_articles(const Model& model, const std::string& path);

Result<std::vector<ScoreTable>> evaluate_stories(const Model& model, const std::string& path);

}  // namespace sayso
