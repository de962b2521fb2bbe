#include "record/questions/timeline.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sayso {
namespace {

class TimelineMaker {
 public:
  TimelineMaker(Database& database, const Conditions& conditions)
      : database_(database), conditions_(conditions), sayings_(database),
        events_(database,
                "SELECT e.id, e.key, e.type, substr(a.text, e.trigger_begin + 1, e.trigger_end - "
                "e.trigger_begin),"
                " t.value, g.name, e.firmness, e.polarity, e.own_voice FROM article a CROSS JOIN event e"
                " ON e.article = a.id AND e.run = a.run LEFT JOIN time t ON t.id = e.\"when\""
                " LEFT JOIN place g ON g.id = e.\"where\" WHERE a.id = ?1 ORDER BY e.number"),
        participants_(database, "SELECT side, name FROM participant WHERE event = ?1 ORDER BY side, number"),
        asserted_(database, "SELECT statement FROM event_statement WHERE event = ?1"),
        fits_(database, "SELECT s.id FROM article a CROSS JOIN statement s ON s.article = a.id AND s.run = "
                        "a.run WHERE a.id = ?1"
                        " AND " +
                            conditions.statement() + " ORDER BY s.number") {}

  Timeline make(std::size_t limit, bool wants_whole_articles) {
    Timeline timeline;
    Query articles(database_, "SELECT a.id FROM article a WHERE " + conditions_.article() +
                                  " ORDER BY a.published DESC, a.key");
    conditions_.bind(articles);
    // The newest articles first, until there is enough: what is left out is the oldest.
    while (articles.step()) {
      if (limit > 0 && entries_.size() > limit) {
        timeline.has_more = true;
        break;
      }
      add_article(articles.integer(0), wants_whole_articles);
    }
    timeline.entries = sorted();
    if (limit > 0 && timeline.entries.size() > limit) {
      timeline.has_more = true;
      timeline.entries.erase(timeline.entries.begin(),
                             timeline.entries.end() - static_cast<std::ptrdiff_t>(limit));
    }
    return timeline;
  }

 private:
  struct Kept {
    TimelineEntry entry;
    std::set<std::string> articles;
    std::int64_t number = 0;
  };

  void add_article(Row row, bool wants_whole) {
    const ArticleName article = sayings_.article(row);
    std::vector<Row> statements;
    fits_.bind(1, row);
    conditions_.bind(fits_);
    while (fits_.step()) statements.push_back(fits_.integer(0));
    const std::set<Row> fitting(statements.begin(), statements.end());
    events_.bind(1, row);
    while (events_.step()) add_event(article, fitting, wants_whole);
    for (const Row statement : statements) add_statement(sayings_.load(statement));
  }

  void add_event(const ArticleName& article, const std::set<Row>& fitting, bool wants_whole) {
    const Row row = events_.integer(0);
    bool is_asserted_by_fitting = false;
    asserted_.bind(1, row);
    while (asserted_.step())
      if (fitting.contains(asserted_.integer(0))) is_asserted_by_fitting = true;
    if (!wants_whole && !is_asserted_by_fitting) return;
    TimelineEntry entry;
    EventAnswer& event = entry.event.emplace();
    event.key = events_.text(1);
    event.type = events_.text(2);
    event.trigger = events_.text(3);
    event.place = events_.text(5);
    event.firmness = events_.text(6);
    event.polarity = events_.text(7);
    event.in_own_voice = events_.integer(8) != 0;
    entry.day = day_of(events_.text(4));
    if (entry.day.empty()) entry.day = article.day;
    entry.article = article;
    std::string same =
        "e" + entry.day + '\n' + event.type + '\n' + event.polarity + '\n' + small_letters(event.trigger);
    participants_.bind(1, row);
    while (participants_.step()) {
      const std::string_view side = participants_.text(0);
      const std::string name(participants_.text(1));
      (side == "who" ? event.who : event.whom).push_back(name);
      same += '\n' + std::string(side) + ' ' + small_letters(name);
    }
    keep(same, std::move(entry), article);
  }

  void add_statement(Saying saying) {
    TimelineEntry entry;
    entry.day = saying.day;
    entry.article = saying.article;
    const std::string same = saying.claim.empty() ? "s" + saying.key : "c" + saying.claim;
    const ArticleName article = saying.article;
    entry.saying = std::move(saying);
    keep(same, std::move(entry), article);
  }

  void keep(const std::string& same, TimelineEntry entry, const ArticleName& article) {
    const auto [place, is_new] = entries_.try_emplace(same);
    Kept& kept = place->second;
    kept.articles.insert(article.key);
    const auto order = [](const TimelineEntry& one) {
      return std::tuple(std::string_view(one.day), std::string_view(one.article.published),
                        std::string_view(one.article.key), one.saying ? one.saying->row : 0);
    };
    if (is_new || order(entry) < order(kept.entry)) kept.entry = std::move(entry);
  }

  std::vector<TimelineEntry> sorted() {
    std::vector<TimelineEntry> made;
    for (auto& [same, kept] : entries_) {
      kept.entry.articles = kept.articles.size();
      made.push_back(std::move(kept.entry));
    }
    // On one day events go before what is said of them.
    std::stable_sort(made.begin(), made.end(), [](const TimelineEntry& one, const TimelineEntry& other) {
      const auto order = [](const TimelineEntry& entry) {
        return std::tuple(std::string_view(entry.day), entry.saying.has_value(),
                          std::string_view(entry.article.published), std::string_view(entry.article.key),
                          entry.saying ? entry.saying->row : 0);
      };
      return order(one) < order(other);
    });
    return made;
  }

  Database& database_;
  const Conditions& conditions_;
  Sayings sayings_;
  Query events_, participants_, asserted_, fits_;
  std::map<std::string, Kept> entries_;
};

}  // namespace

Result<Timeline> timeline_of(Database& database, const Filter& filter) {
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  Timeline timeline;
  if (conditions->can_fit()) {
    // Asked for a speaker, act, firmness or place, only the events that such statements tell belong to the answer.
    const bool wants_whole =
        filter.speaker.empty() && filter.act.empty() && filter.firmness.empty() && filter.place.empty();
    timeline = TimelineMaker(database, *conditions).make(filter.limit, wants_whole);
  }
  if (database.failure()) return fail(*database.failure());
  return timeline;
}

}  // namespace sayso
