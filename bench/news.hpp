// A stream of made-up news, article after article in the order of publication: on each day some stories begin, go on for the days that
// the sample story has, and end; a third are told by one article only. Three articles in ten are an agency's, and printed by
// other papers too, as they are or edited; one in fifty is changed later, under its url. A year has about 50,000 articles.
//
//   News news(stories, vocabulary);
//   record.add(news.next());            // the same articles each time, however many are asked for
#pragma once

#include "worlds.hpp"

#include <cstdint>
#include <queue>
#include <vector>

namespace sayso::bench {

class News {
 public:
  News(const std::vector<Story>& stories, const Vocabulary& vocabulary)
      : stories_(stories), vocabulary_(vocabulary) {}

  Reading next();

  static constexpr std::uint64_t stories_a_day = 24, beats = 240;

 private:
  // An article to come.
  struct Planned {
    std::int32_t day = 0;
    std::uint64_t order = 0;  // within the day
    std::uint64_t world = 0;
    std::size_t story = 0, article = 0;
    std::uint64_t copy = 0;  // 0: the one that the others copy
    bool is_changed = false;
    bool operator<(const Planned& other) const {
      return day != other.day ? day > other.day : order > other.order;  // the first on top
    }
  };
  void plan_day();
  void plan(Planned planned);

  const std::vector<Story>& stories_;
  const Vocabulary& vocabulary_;
  std::priority_queue<Planned> planned_;
  std::int32_t next_day_ = 19723;  // 2024-01-01
  std::uint64_t next_world_ = 1;
};

}  // namespace sayso::bench
