#include "engine/evaluation/stories.hpp"

#include "engine/evaluation/clusters.hpp"
#include "engine/evaluation/lines.hpp"
#include "links/stories/stories.hpp"

#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

// Every line that is not empty is a paragraph.
Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    if (end > begin) article.blocks.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}});
    begin = end + 1;
  }
  return article;
}

Clusters clusters_of(const std::map<std::string, std::vector<MentionRange>>& groups) {
  Clusters clusters;
  clusters.reserve(groups.size());
  for (const auto& [name, group] : groups) clusters.push_back(group);
  return clusters;
}

// Shares of articles, in hundredths of one.
std::uint64_t hundredths_of(double articles) {
  return static_cast<std::uint64_t>(std::llround(100 * articles));
}

// The pairs whose keys meet, as the record finds them.
std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_that_meet(const std::vector<StoryArticle>& articles) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> stored;
  std::vector<MeetingKeys> keys;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    keys.push_back(stories::keys_of(articles[i].reading));
    for (const std::uint64_t key : keys.back().stored) stored[key].push_back(i);
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> met;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const auto seek = [&](const std::vector<std::uint64_t>& sought, bool is_near) {
      for (const std::uint64_t key : sought) {
        const auto found = stored.find(key);
        if (found == stored.end()) continue;
        for (const std::uint32_t other : found->second) {
          if (other == i || (is_near && !are_near(keys[i].day, keys[other].day))) continue;
          met.emplace(std::min(i, other), std::max(i, other));
        }
      }
    };
    seek(keys[i].near, true);
    seek(keys[i].lasting, false);
  }
  return met;
}

}  // namespace

Result<std::vector<StoryArticle>> read_story_articles(const Model& model, const std::string& path) {
  const auto lines = read_json_lines(path);
  if (!lines) return fail(lines.error());
  std::vector<StoryArticle> articles;
  Reader reader(model);
  Document document;
  for (const json& line : *lines) {
    StoryArticle& made = articles.emplace_back();
    made.id = line.at("id").get<std::string>();
    made.topic = line.at("topic").dump();
    made.subtopic = line.at("subtopic").get<std::string>();
    const Article article = article_of(line.at("text").get<std::string>());
    reader.read(article, document);
    made.reading = reading_of(document, model.name(), "");
  }
  return articles;
}

Result<std::vector<ScoreTable>> evaluate_stories(const Model& model, const std::string& path) {
  const auto articles = read_story_articles(model, path);
  if (!articles) return fail(articles.error());
  std::vector<stories::Profile> profiles;
  std::vector<stories::Member> members;
  for (const StoryArticle& article : *articles) {
    profiles.emplace_back(article.reading);
    members.push_back({article.reading.id + article.id, article.reading.article.source.title, ""});
  }
  std::vector<stories::Link> links;
  Counts met, linked;
  for (std::size_t i = 0; i < articles->size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) met.gold += (*articles)[i].subtopic == (*articles)[k].subtopic;
  }
  linked.gold = met.gold;
  for (const auto& [one, two] : pairs_that_meet(*articles)) {
    const bool is_right = (*articles)[one].subtopic == (*articles)[two].subtopic;
    const double score = stories::compare(profiles[one], profiles[two]);
    ++met.predicted;
    met.right += is_right;
    if (score < stories::least_score) continue;
    links.push_back({one, two, score});
    ++linked.predicted;
    linked.right += is_right;
  }
  std::map<std::string, std::vector<MentionRange>> gold, found;
  for (std::uint32_t i = 0; i < articles->size(); ++i) gold[(*articles)[i].subtopic].emplace_back(i, i + 1);
  const std::vector<stories::Story> stories = stories::group(members, links);
  for (const stories::Story& story : stories) {
    for (const std::uint32_t article : story.articles) found[story.key].emplace_back(article, article + 1);
  }
  const ClusterCounts b_cubed = score_clusters(clusters_of(gold), clusters_of(found)).b_cubed;
  const double all = static_cast<double>(articles->size());
  ScoreTable table{"Stories, " + std::to_string(articles->size()) + " articles, " +
                       std::to_string(gold.size()) + " sub-topics, " + std::to_string(stories.size()) +
                       " stories found: " + path,
                   {}};
  table.rows.push_back({"B3 precision (hundredths of articles)",
                        {hundredths_of(b_cubed.precision() * all), 0, hundredths_of(all)},
                        true});
  table.rows.push_back({"B3 recall", {hundredths_of(b_cubed.recall() * all), 0, hundredths_of(all)}, true});
  table.rows.push_back({"B3 F1", {hundredths_of(b_cubed.f1() * all), 0, hundredths_of(all)}, true});
  table.rows.push_back({"pairs brought together by keys", met, false});
  table.rows.push_back({"pairs linked", linked, false});
  return std::vector<ScoreTable>{std::move(table)};
}

}  // namespace sayso
