#include "news.hpp"

#include "base/hash.hpp"
#include "links/published.hpp"

#include <string>

namespace sayso::bench {
namespace {

constexpr std::uint64_t most_copies = 12;

std::uint64_t chance(std::string_view of, std::uint64_t one, std::uint64_t two = 0, std::uint64_t three = 0) {
  return xxh3_64(std::string(of) + ' ' + std::to_string(one) + ' ' + std::to_string(two) + ' ' +
                 std::to_string(three));
}

}  // namespace

void News::plan(Planned planned) {
  planned.order = chance("order", planned.world, 100 * planned.article + planned.copy, planned.is_changed);
  planned_.push(planned);
  if (planned.is_changed || chance("changed", planned.world, planned.article, planned.copy) % 50 != 0) return;
  planned.is_changed = true;
  ++planned.day;
  plan(planned);
}

void News::plan_day() {
  for (std::uint64_t i = 0; i < stories_a_day; ++i) {
    const std::uint64_t world = next_world_++;
    const std::size_t which = chance("story", world) % stories_.size();
    const Story& story = stories_[which];
    const bool is_lone = chance("lone", world) % 3 == 0;
    const std::size_t only = chance("only", world) % story.articles.size();
    for (std::size_t a = 0; a < story.articles.size(); ++a) {
      if (is_lone && a != only) continue;
      const auto day = day_of(story.articles[a].article.source.published);
      Planned planned{.day = next_day_ + (day ? *day - story.first_day : 0),
                      .world = world,
                      .story = which,
                      .article = a};
      plan(planned);
      if (is_lone || chance("agency", world, a) % 10 >= 3) continue;
      const std::uint64_t copies = 1 + zipf(chance("copies", world, a), most_copies, 2);
      for (planned.copy = 1; planned.copy <= copies; ++planned.copy) plan(planned);
    }
  }
  ++next_day_;
}

Reading News::next() {
  while (planned_.empty() || planned_.top().day >= next_day_) plan_day();
  const Planned planned = planned_.top();
  planned_.pop();
  const Story& story = stories_[planned.story];
  const Reading& original = story.articles[planned.article];
  const auto printed = day_of(original.article.source.published);
  const World world(vocabulary_, story,
                    {.number = planned.world, .beat = zipf(chance("beat", planned.world), beats, 6)});
  const std::string name = std::to_string(planned.world) + '/' + std::to_string(planned.article) + '/' +
                           std::to_string(planned.copy);
  World::Print print;
  print.outlet = planned.copy == 0
                     ? world.outlet(original.article.source.outlet)
                     : outlet_named(zipf(chance("outlet", planned.world, planned.article, planned.copy),
                                         outlet_count, 10));
  print.path = name + ".txt";
  print.url = "https://" + std::to_string(xxh3_64(print.outlet) % 100000) + ".example/" + name;
  print.fetched = day_text(planned.day);
  print.day = planned.day - (planned.is_changed ? 1 : 0) - (printed ? *printed - story.first_day : 0);
  const std::uint64_t edit = chance("edit", planned.world, planned.article, planned.copy);
  const bool is_edited = planned.is_changed || (planned.copy > 0 && edit % 2 == 0);
  print.edits = is_edited ? edit + (planned.is_changed ? 1 : 0) : 0;
  const bool is_agency = chance("agency", planned.world, planned.article) % 10 < 3;
  static constexpr std::string_view agencies[] = {"AP", "Reuters", "AFP"};
  if (is_agency && chance("credit", planned.world, planned.article, planned.copy) % 2 == 0)
    print.credit = agencies[chance("agency name", planned.world, planned.article) % 3];
  return world.vary(original, print);
}

}  // namespace sayso::bench
