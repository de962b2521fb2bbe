// story_pairs MODEL ECBPLUS.jsonl.gz: the pairs of articles of ECB+, for
// training/fit_stories.py. One pair a line, fields separated by tabs: both articles' ids, topics and sub-topics, and the measures in the
// order of the first line.
#include "engine/evaluation/stories.hpp"
#include "links/stories/profile.hpp"

#include <cstdio>

int main(int count, char** arguments) {
  using namespace sayso;
  if (count != 3) {
    std::fputs("usage: story_pairs MODEL ECBPLUS.jsonl.gz\n", stderr);
    return 2;
  }
  const auto model = Model::open(arguments[1]);
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 1;
  }
  const auto articles = read_story_articles(*model, arguments[2]);
  if (!articles) {
    std::fprintf(stderr, "%s\n", articles.error().message.c_str());
    return 1;
  }
  std::vector<stories::Profile> profiles;
  for (const StoryArticle& article : *articles) profiles.emplace_back(article.reading);
  std::printf("first\tsecond\ttopic\ttopic\tsubtopic\tsubtopic");
  for (const auto& name : stories::measure_names) std::printf("\t%s", std::string(name).c_str());
  std::printf("\n");
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const StoryArticle &one = (*articles)[i], &two = (*articles)[k];
      std::printf("%s\t%s\t%s\t%s\t%s\t%s", one.id.c_str(), two.id.c_str(), one.topic.c_str(),
                  two.topic.c_str(), one.subtopic.c_str(), two.subtopic.c_str());
      for (const double measure : stories::measures_of(profiles[i].features(), profiles[k].features()))
        std::printf("\t%.4f", measure);
      std::printf("\n");
    }
  }
  return 0;
}
