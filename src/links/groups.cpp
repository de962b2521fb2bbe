#include "links/groups.hpp"

#include "links/origins/origins.hpp"
#include "links/stories/stories.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace sayso {

Groups::Groups(Database& database, ArticleFacts& facts, StoryTies& ties)
    : database_(database), facts_(facts), ties_(ties),
      row_of_(database, "SELECT id FROM article WHERE key = ?1"),
      origin_linked_(database,
                     "SELECT second FROM article_link WHERE first = ?1 AND kind <> 'story' UNION ALL "
                     "SELECT first FROM article_link WHERE second = ?1 AND kind <> 'story'"),
      origin_links_(
          database,
          "SELECT second, kind, score, first_begin, first_end, second_begin, second_end FROM article_link "
          "WHERE first = ?1 AND kind <> 'story' ORDER BY second, kind, number"),
      origins_of_(database, "SELECT origin FROM origin_article WHERE article = ?1"),
      origin_articles_(database, "SELECT article FROM origin_article WHERE origin = ?1"),
      add_origin_(database, "INSERT INTO origin (key, kind, first) VALUES (?1, ?2, ?3)"),
      change_origin_(database, "UPDATE origin SET key = ?2, kind = ?3, first = ?4 WHERE id = ?1"),
      drop_origin_(database, "DELETE FROM origin WHERE id = ?1"),
      join_origin_(database, "INSERT OR IGNORE INTO origin_article (origin, article) VALUES (?1, ?2)"),
      leave_origin_(database, "DELETE FROM origin_article WHERE origin = ?1 AND article = ?2"),
      add_evidence_(database, "INSERT INTO origin_evidence (origin, number, article, \"begin\", \"end\") "
                              "VALUES (?1, ?2, ?3, ?4, ?5)"),
      drop_evidence_(database, "DELETE FROM origin_evidence WHERE origin = ?1"),
      drop_evidence_from_(database, "DELETE FROM origin_evidence WHERE origin = ?1 AND number >= ?2"),
      evidence_of_(database, "SELECT number, article, \"begin\", \"end\" FROM origin_evidence WHERE origin = "
                             "?1 ORDER BY number"),
      origin_key_(database, "SELECT key FROM origin WHERE id = ?1"),
      story_of_(database, "SELECT story FROM story_article WHERE article = ?1"),
      story_articles_(database, "SELECT article FROM story_article WHERE story = ?1"),
      story_key_(database, "SELECT key FROM story WHERE id = ?1"),
      add_story_(database, R"(INSERT INTO story (key, title, "from", "to") VALUES (?1, ?2, ?3, ?4))"),
      change_story_(database,
                    R"(UPDATE story SET key = ?2, title = ?3, "from" = ?4, "to" = ?5 WHERE id = ?1)"),
      drop_story_(database, "DELETE FROM story WHERE id = ?1"),
      join_story_(database, "INSERT INTO story_article (article, story) VALUES (?1, ?2) ON CONFLICT "
                            "(article) DO UPDATE SET story = ?2"),
      leave_story_(database, "DELETE FROM story_article WHERE article = ?1") {}

namespace {

std::vector<Row> rows_in(Query& query, Row of) {
  std::vector<Row> rows;
  query.bind(1, of);
  while (query.step()) rows.push_back(query.integer(0));
  return rows;
}

Row only_row(Query& query) {
  const Row row = query.step() ? query.integer(0) : no_row;
  query.reset();
  return row;
}

// Which row each new group takes over: that of the old group with which it shares most articles. One that did not change
// comes first and keeps its own.
struct Heir {
  std::size_t group = 0;
  Row row = no_row;
  std::size_t common = 0;
  bool is_same = false;
};

std::vector<Row> share_out(std::size_t groups, std::vector<Heir> heirs) {
  std::sort(heirs.begin(), heirs.end(), [](const Heir& one, const Heir& two) {
    return std::tuple(!one.is_same, two.common, one.group, one.row) <
           std::tuple(!two.is_same, one.common, two.group, two.row);
  });
  std::vector<Row> rows(groups, no_row);
  std::set<Row> taken;
  for (const Heir& heir : heirs) {
    if (rows[heir.group] == no_row && taken.insert(heir.row).second) rows[heir.group] = heir.row;
  }
  return rows;
}

}  // namespace

void Groups::neighbours(Row article, std::set<Row>& found) {
  for (const Row other : rows_in(origin_linked_, article)) found.insert(other);
  for (const StoryTies::Tie& tie : ties_.of(article)) found.insert(tie.other);
  for (const Row origin : rows_in(origins_of_, article)) {
    for (const Row other : rows_in(origin_articles_, origin)) found.insert(other);
  }
  story_of_.bind(1, article);
  if (const Row story = only_row(story_of_); story != no_row) {
    for (const Row other : rows_in(story_articles_, story)) found.insert(other);
  }
  found.erase(article);
}

void Groups::forget(Row article, Moved& moved) {
  for (const Row origin : rows_in(origins_of_, article)) {
    leave_origin_.bind(1, origin).bind(2, article).run();
    drop_evidence_.bind(1, origin).run();
    if (rows_in(origin_articles_, origin).empty()) drop_origin_.bind(1, origin).run();
  }
  story_of_.bind(1, article);
  const Row story = only_row(story_of_);
  if (story == no_row) return;
  leave_story_.bind(1, article).run();
  if (rows_in(story_articles_, story).empty()) {
    drop_story_.bind(1, story).run();
  } else {
    moved.stories.emplace(article, story);
  }
}

std::vector<Row> Groups::walk_origins(Row seed) {
  std::unordered_set<Row> seen{seed};
  std::vector<Row> found{seed};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const Row other : rows_in(origin_linked_, found[i])) {
      if (seen.insert(other).second) found.push_back(other);
    }
  }
  return found;
}

// All that links of at least `least` and joined pairs connect with `seed`, but for what is reached over articles of `without`;
// whether they are no more than `most`.
bool Groups::walk_stories(Row seed, double least, const Pairs& joined, const std::set<Row>* without,
                          std::size_t most, std::vector<Row>& found) {
  std::unordered_set<Row> seen{seed};
  found.assign(1, seed);
  const auto reach = [&](Row other) {
    const bool is_out = without != nullptr && without->count(other) != 0;
    if (!is_out && seen.insert(other).second) found.push_back(other);
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found.size() > most) return false;
    const Row article = found[i];
    for (const StoryTies::Tie& tie : ties_.of(article)) {
      if (tie.score >= least) reach(tie.other);
    }
    for (const auto& [one, two] : joined) {
      if (one == article) reach(two);
      if (two == article) reach(one);
    }
  }
  return true;
}

Groups::Component Groups::with_facts(const std::vector<Row>& articles) {
  std::vector<std::pair<Facts, Row>> members;
  for (const Row article : articles) {
    const Facts& facts = facts_.of(article);
    if (!facts.key.empty()) members.emplace_back(facts, article);
  }
  std::sort(members.begin(), members.end(),
            [](const auto& one, const auto& two) { return one.first.key < two.first.key; });
  Component made;
  for (auto& [facts, row] : members) {
    made.places[row] = static_cast<std::uint32_t>(made.articles.size());
    made.articles.push_back(row);
    made.facts.push_back(std::move(facts));
  }
  return made;
}

Groups::Pairs Groups::rows_of(const std::vector<std::pair<std::string, std::string>>& keys) {
  Pairs rows;
  for (const auto& [one, two] : keys) {
    row_of_.bind(1, one);
    const Row first = only_row(row_of_);
    row_of_.bind(1, two);
    const Row second = only_row(row_of_);
    if (first != no_row && second != no_row) rows.emplace_back(first, second);
  }
  return rows;
}

struct Groups::Origin {
  std::string key;
  origins::Kind kind = origins::Kind::copy;
  Row first = no_row;
  std::set<Row> articles;
  std::vector<std::pair<Row, Span>> evidence;
};

void Groups::make_origins(const std::set<Row>& seeds, Moved& moved) {
  std::vector<Row> queue(seeds.begin(), seeds.end()), component;
  std::set<Row> seen;
  std::vector<Origin> origins;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (seen.count(queue[i]) != 0) continue;
    component = walk_origins(queue[i]);
    seen.insert(component.begin(), component.end());
    find_origins(with_facts(component), origins);
    // Who shared an origin with them before may no longer be connected.
    for (const Row article : component) {
      for (const Row origin : rows_in(origins_of_, article)) {
        for (const Row other : rows_in(origin_articles_, origin)) {
          if (seen.count(other) == 0) queue.push_back(other);
        }
      }
    }
  }
  write_origins(origins, seen, moved);
}

void Groups::find_origins(const Component& component, std::vector<Origin>& found) {
  std::vector<origins::Member> members;
  std::vector<origins::Link> links;
  for (std::uint32_t i = 0; i < component.articles.size(); ++i) {
    members.push_back({component.facts[i].key, component.facts[i].published});
    origin_links_.bind(1, component.articles[i]);
    while (origin_links_.step()) {
      const auto other = component.places.find(origin_links_.integer(0));
      if (other == component.places.end()) continue;
      origins::Link& link = links.emplace_back();
      link.first = i;
      link.second = other->second;
      link.shared.kind = origins::kind_named(origin_links_.text(1)).value_or(origins::Kind::copy);
      link.shared.score = origin_links_.real(2);
      const auto offset = [&](int column) {
        return static_cast<Offset>(origin_links_.integer(column));
      };
      link.shared.first = {offset(3), offset(4)};
      link.shared.second = {offset(5), offset(6)};
    }
  }
  if (links.empty()) return;
  for (const origins::Group& group : origins::group(members, links)) {
    Origin& origin = found.emplace_back();
    origin.key = group.key;
    origin.kind = group.kind;
    origin.first = component.articles[group.first];
    for (const std::uint32_t one : group.articles) origin.articles.insert(component.articles[one]);
    for (const origins::Evidence& evidence : group.evidence)
      origin.evidence.emplace_back(component.articles[evidence.article], evidence.span);
  }
}

void Groups::write_origins(const std::vector<Origin>& origins, const std::set<Row>& articles, Moved& moved) {
  std::map<Row, std::set<Row>> old;
  for (const Row article : articles) {
    for (const Row origin : rows_in(origins_of_, article)) old[origin].insert(article);
  }
  std::vector<Heir> heirs;
  for (std::size_t g = 0; g < origins.size(); ++g) {
    std::map<Row, std::size_t> common;
    for (const Row article : origins[g].articles) {
      for (const Row origin : rows_in(origins_of_, article)) ++common[origin];
    }
    for (const auto& [row, count] : common) {
      origin_key_.bind(1, row);
      const bool is_same = origin_key_.step() && origin_key_.text(0) == origins[g].key;
      origin_key_.reset();
      heirs.push_back({g, row, count, is_same});
    }
  }
  const std::vector<Row> rows = share_out(origins.size(), std::move(heirs));
  for (const auto& [row, members] : old) {
    const auto heir = std::find(rows.begin(), rows.end(), row);
    for (const Row article : members) {
      if (heir != rows.end() &&
          origins[static_cast<std::size_t>(heir - rows.begin())].articles.count(article) != 0)
        continue;
      leave_origin_.bind(1, row).bind(2, article).run();
      moved.articles.insert(article);
    }
    // Rows that others take over get their keys below; until then no two may be alike.
    if (heir == rows.end()) {
      drop_evidence_.bind(1, row).run();
      drop_origin_.bind(1, row).run();
    } else {
      change_origin_.bind(1, row)
          .bind(2, "o-" + std::to_string(row))
          .bind(3, "copy")
          .bind(4, *members.begin())
          .run();
    }
  }
  for (std::size_t g = 0; g < origins.size(); ++g) {
    const Origin& origin = origins[g];
    Row row = rows[g];
    if (row == no_row) {
      add_origin_.bind(1, origin.key).bind(2, origins::name_of(origin.kind)).bind(3, origin.first).run();
      row = database_.last_id();
    } else {
      change_origin_.bind(1, row)
          .bind(2, origin.key)
          .bind(3, origins::name_of(origin.kind))
          .bind(4, origin.first)
          .run();
    }
    const std::set<Row>& before = old[row];
    for (const Row article : origin.articles) {
      if (before.count(article) != 0) continue;
      join_origin_.bind(1, row).bind(2, article).run();
      moved.articles.insert(article);
    }
    write_evidence(row, origin.evidence);
  }
}

// Only what changed.
void Groups::write_evidence(Row origin, const std::vector<std::pair<Row, Span>>& evidence) {
  std::size_t same = 0;
  bool has_more = false;
  evidence_of_.bind(1, origin);
  while (evidence_of_.step()) {
    const std::pair<Row, Span> one{
        evidence_of_.integer(1),
        {static_cast<Offset>(evidence_of_.integer(2)), static_cast<Offset>(evidence_of_.integer(3))}};
    if (has_more || same >= evidence.size() || evidence[same] != one) {
      has_more = true;
    } else {
      ++same;
    }
  }
  if (has_more) drop_evidence_from_.bind(1, origin).bind(2, static_cast<std::int64_t>(same)).run();
  for (std::size_t i = same; i < evidence.size(); ++i) {
    add_evidence_.bind(1, origin).bind(2, static_cast<std::int64_t>(i)).bind(3, evidence[i].first);
    add_evidence_.bind(4, std::int64_t{evidence[i].second.begin})
        .bind(5, std::int64_t{evidence[i].second.end})
        .run();
  }
}

struct Groups::Story {
  stories::Story story;
  std::vector<Row> articles;
};

// The articles with which it is divided into stories: what links connect, by stricter links where that are too many. `large` has, for
// each step, those that are known to hang together with too many.
std::vector<Row> Groups::part_of(Row seed, const Pairs& joined, std::map<double, std::set<Row>>& large) {
  std::vector<Row> part;
  for (double least = stories::least_score;; least += stories::stricter) {
    const bool is_last = least > stories::strictest;
    std::set<Row>& known = large[least];
    if (!is_last && known.count(seed) != 0) continue;
    const std::size_t most = is_last ? static_cast<std::size_t>(-1) : stories::most_at_once;
    if (walk_stories(seed, least, joined, nullptr, most, part)) return part;
    known.insert(part.begin(), part.end());
  }
}

// Where a fresh article makes too many of what links connect, those that were divided together until now no longer are.
void Groups::add_those_parted_now(const std::set<Row>& fresh, const Pairs& joined, std::vector<Row>& queue) {
  std::vector<Row> found;
  std::map<double, std::set<Row>> small, large;
  for (const Row article : fresh) {
    for (double least = stories::least_score; least <= stories::strictest; least += stories::stricter) {
      std::set<Row>& in_small = small[least];
      std::set<Row>& in_large = large[least];
      std::vector<Row> others;
      for (const StoryTies::Tie& tie : ties_.of(article)) {
        if (tie.score >= least) others.push_back(tie.other);
      }
      const bool is_large =
          std::any_of(others.begin(), others.end(), [&](Row other) { return in_large.count(other) != 0; });
      if (!is_large && walk_stories(article, least, joined, nullptr, stories::most_at_once, found)) break;
      for (const Row other : others) {
        if (fresh.count(other) != 0 || in_small.count(other) != 0 || in_large.count(other) != 0) continue;
        const bool fits = walk_stories(other, least, joined, &fresh, stories::most_at_once, found);
        (fits ? in_small : in_large).insert(found.begin(), found.end());
        if (fits) queue.insert(queue.end(), found.begin(), found.end());
      }
    }
  }
}

void Groups::make_stories(const std::set<Row>& seeds, const std::set<Row>& fresh,
                          const CorrectedGroups& corrected, Moved& moved) {
  const Pairs joined = rows_of(corrected.joined), parted = rows_of(corrected.parted);
  std::vector<Row> queue(seeds.begin(), seeds.end());
  add_those_parted_now(fresh, joined, queue);
  std::set<Row> seen;
  std::map<double, std::set<Row>> large;
  std::vector<Story> stories;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (seen.count(queue[i]) != 0) continue;
    const std::vector<Row> part = part_of(queue[i], joined, large);
    seen.insert(part.begin(), part.end());
    find_stories(with_facts(part), joined, parted, stories);
    // Who was in one story with them before may no longer be.
    for (const Row article : part) {
      story_of_.bind(1, article);
      const Row story = only_row(story_of_);
      if (story == no_row) continue;
      for (const Row other : rows_in(story_articles_, story)) {
        if (seen.count(other) == 0) queue.push_back(other);
      }
    }
  }
  write_stories(stories, moved);
}

void Groups::find_stories(const Component& component, const Pairs& joined, const Pairs& parted,
                          std::vector<Story>& found) {
  std::vector<stories::Member> members;
  std::vector<stories::Link> links;
  for (std::uint32_t i = 0; i < component.articles.size(); ++i) {
    members.push_back({component.facts[i].key, component.facts[i].title, component.facts[i].published});
    for (const StoryTies::Tie& tie : ties_.of(component.articles[i])) {
      const auto other = component.places.find(tie.other);
      if (other != component.places.end() && i < other->second)
        links.push_back({i, other->second, tie.score});
    }
  }
  std::sort(links.begin(), links.end(), [](const auto& one, const auto& two) {
    return std::tie(one.first, one.second) < std::tie(two.first, two.second);
  });
  const auto places = [&](const Pairs& pairs) {
    std::vector<stories::Pair> made;
    for (const auto& [one, two] : pairs) {
      const auto first = component.places.find(one), second = component.places.find(two);
      if (first != component.places.end() && second != component.places.end())
        made.emplace_back(first->second, second->second);
    }
    return made;
  };
  const std::vector<stories::Pair> together = places(joined), apart = places(parted);
  for (stories::Story& story : stories::group(members, links, together, apart)) {
    Story& made = found.emplace_back();
    for (const std::uint32_t one : story.articles) made.articles.push_back(component.articles[one]);
    made.story = std::move(story);
  }
}

void Groups::write_stories(const std::vector<Story>& stories, Moved& moved) {
  std::map<Row, Row> old;  // story of an article
  std::set<Row> left;
  std::vector<Heir> heirs;
  const auto has_key = [&](Row row, const std::string& key) {
    story_key_.bind(1, row);
    const bool is_same = story_key_.step() && story_key_.text(0) == key;
    story_key_.reset();
    return is_same;
  };
  for (std::size_t s = 0; s < stories.size(); ++s) {
    std::map<Row, std::size_t> common;
    for (const Row article : stories[s].articles) {
      story_of_.bind(1, article);
      const Row before = only_row(story_of_);
      if (before == no_row) continue;
      old[article] = before;
      left.insert(before);
      ++common[before];
    }
    for (const auto& [row, count] : common)
      heirs.push_back({s, row, count, has_key(row, stories[s].story.key)});
  }
  const std::vector<Row> rows = share_out(stories.size(), std::move(heirs));
  // First all rows that change get keys that no story has, so that no two are alike on the way.
  for (std::size_t s = 0; s < stories.size(); ++s) {
    if (rows[s] == no_row) continue;
    left.erase(rows[s]);
    if (!has_key(rows[s], stories[s].story.key))
      change_story_.bind(1, rows[s])
          .bind(2, "y-" + std::to_string(rows[s]))
          .bind_null(3)
          .bind_null(4)
          .bind_null(5)
          .run();
  }
  for (const Row row : left)
    change_story_.bind(1, row)
        .bind(2, "y-" + std::to_string(row))
        .bind_null(3)
        .bind_null(4)
        .bind_null(5)
        .run();
  for (std::size_t s = 0; s < stories.size(); ++s) {
    const stories::Story& story = stories[s].story;
    Row row = rows[s];
    if (row == no_row) {
      add_story_.bind(1, story.key)
          .bind_or_null(2, story.title)
          .bind_or_null(3, story.from)
          .bind_or_null(4, story.to)
          .run();
      row = database_.last_id();
    } else {
      change_story_.bind(1, row).bind(2, story.key).bind_or_null(3, story.title);
      change_story_.bind_or_null(4, story.from).bind_or_null(5, story.to).run();
    }
    for (const Row article : stories[s].articles) {
      const auto before = old.find(article);
      if (before != old.end() && before->second == row) continue;
      join_story_.bind(1, article).bind(2, row).run();
      moved.articles.insert(article);
      moved.stories.emplace(article, row);
      if (before != old.end() && left.count(before->second) == 0)
        moved.stories.emplace(article, before->second);
    }
  }
  for (const Row row : left) drop_story_.bind(1, row).run();
}

}  // namespace sayso
