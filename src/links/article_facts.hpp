// What the links ask of an article again and again and that never changes: its key, its title, when it was published.
//
//   ArticleFacts facts(database);
//   facts.of(row).key < facts.of(other).key
//
// Odd case: of a row that is not there all is empty.
#pragma once

#include "links/kept.hpp"
#include "links/published.hpp"
#include "record/record.hpp"

#include <optional>
#include <string>
#include <utility>

namespace sayso {

class ArticleFacts {
 public:
  struct Facts {
    std::string key, title, published;
    std::optional<std::int32_t> day;
  };
  explicit ArticleFacts(Database& database)
      : find_(database,
              "SELECT key, coalesce(title, ''), coalesce(published, '') FROM article WHERE id = ?1"),
        kept_(10000) {}

  const Facts& of(Row row) {
    if (const Facts* const known = kept_.find(row)) return *known;
    Facts facts;
    find_.bind(1, row);
    if (find_.step())
      facts = {std::string(find_.text(0)), std::string(find_.text(1)), std::string(find_.text(2)), {}};
    find_.reset();
    facts.day = day_of(facts.published);
    return kept_.keep(row, std::move(facts), 1);
  }

 private:
  Query find_;
  Kept<Facts> kept_;
};

}  // namespace sayso
