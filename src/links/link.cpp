#include "links/link.hpp"

#include "links/article_facts.hpp"
#include "links/article_links.hpp"
#include "links/cards.hpp"
#include "links/groups.hpp"
#include "links/relation_links.hpp"
#include "links/speakers/speakers.hpp"
#include "links/story_ties.hpp"
#include "record/corrections/corrections.hpp"

#include <algorithm>
#include <set>

namespace sayso {

struct Linker::Parts {
  explicit Parts(Record& record)
      : database(record.database()), cards(record), facts(database), ties(database),
        links(database, cards, facts, ties), groups(database, facts, ties), speakers(database),
        relations(database, cards, links, facts, ties),
        state_of(database, "SELECT superseded_by IS NOT NULL, address FROM article WHERE id = ?1"),
        older(database,
              "SELECT id FROM article WHERE address = ?1 AND id <> ?2 AND superseded_by IS NOT NULL"),
        was_linked(database, "SELECT 1 FROM article_key WHERE article = ?1 UNION ALL SELECT 1 FROM "
                             "story_article WHERE article = ?1 LIMIT 1") {}

  // Articles in force that are to be linked, and those whose links go: older versions, and what is linked again.
  struct Work {
    std::vector<Row> fresh, gone;
  };

  Work sort_out(std::span<const Row> given) {
    std::set<Row> fresh, gone;
    for (const Row article : given) {
      state_of.bind(1, article);
      if (!state_of.step()) continue;
      const bool is_old = state_of.integer(0) != 0;
      const std::string address(state_of.text(1));
      state_of.reset();
      if (!is_old) fresh.insert(article);
      if (has_links(article)) gone.insert(article);
      older.bind(1, address).bind(2, article);
      std::vector<Row> versions;
      while (older.step()) versions.push_back(older.integer(0));
      for (const Row version : versions) {
        if (has_links(version)) gone.insert(version);
      }
    }
    return {{fresh.begin(), fresh.end()}, {gone.begin(), gone.end()}};
  }

  bool has_links(Row article) {
    was_linked.bind(1, article);
    const bool has = was_linked.step();
    was_linked.reset();
    return has;
  }

  Database& database;
  Cards cards;
  ArticleFacts facts;
  StoryTies ties;
  ArticleLinks links;
  Groups groups;
  SpeakerLinks speakers;
  RelationLinks relations;
  Query state_of, older, was_linked;
};

Linker::Linker(Record& record) : record_(record), version_(record.database(), "PRAGMA data_version") {}
Linker::~Linker() = default;

void Linker::renew() {
  std::int64_t version = 0;
  if (version_.step()) version = version_.integer(0);
  version_.reset();
  if (!parts_ || version != version_seen_) parts_ = std::make_unique<Parts>(record_);
  version_seen_ = version;
}

void Linker::link(std::span<const Row> given) {
  renew();
  Parts& parts = *parts_;
  apply_to_statements(parts.database);
  const Parts::Work work = parts.sort_out(given);
  Moved moved;
  std::set<Row> seeds(work.fresh.begin(), work.fresh.end());
  for (const Row article : work.gone) parts.groups.neighbours(article, seeds);
  for (const Row article : work.gone) {
    parts.cards.drop(article);
    parts.speakers.forget(article);
    parts.relations.forget(article);
    parts.groups.forget(article, moved);
    parts.links.forget(article);
    seeds.erase(article);
  }
  seeds.insert(work.fresh.begin(), work.fresh.end());
  for (const Row article : work.fresh) parts.links.store_keys(article);
  for (const Row article : work.fresh) parts.links.compare(article, work.fresh);

  parts.groups.make_origins(seeds, moved);
  parts.groups.make_stories(seeds, {work.fresh.begin(), work.fresh.end()}, corrected_stories(parts.database),
                            moved);

  for (const Row article : work.fresh) parts.speakers.take_up(article, parts.cards.of(article).reading());
  for (const auto& [article, story] : moved.stories) parts.speakers.touch(article, story);
  parts.speakers.settle(corrected_speakers(parts.database));
  apply_to_statements(parts.database);

  moved.articles.insert(work.fresh.begin(), work.fresh.end());
  for (const Row article : work.gone) {
    if (!std::binary_search(work.fresh.begin(), work.fresh.end(), article)) moved.articles.erase(article);
  }
  parts.relations.make(moved.articles);
  apply_to_relations(parts.database);
  parts.relations.make_claims();
}

void link(Record& record, std::span<const Row> fresh) { Linker(record).link(fresh); }

}  // namespace sayso
