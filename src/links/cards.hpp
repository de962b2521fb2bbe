// Articles as the links look at them: the reading in force with each statement's row, and what each linker prepared from it, made when
// first asked for. The last hundreds are kept, as what comes in is compared with what came lately; of the last thousands a sketch
// is, by which most comparisons end before the reading is needed. Both have room for so many bytes of text, so that memory stays flat.
//
//   Cards cards(record);
//   Card& card = cards.of(article);            // good until the next but one is asked for
//   card.wording(), card.subject(), cards.sketch(article).profile
//
// Odd case: an article that got another reading must be dropped first.
#pragma once

#include "base/utf8.hpp"
#include "links/kept.hpp"
#include "links/origins/origins.hpp"
#include "links/relations/relate.hpp"
#include "links/stories/stories.hpp"
#include "record/record.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sayso {

class Card {
 public:
  Card(Record& record, Row row) : row_(row), reading_(record.load(row, statements_)) {}
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

  Row row() const { return row_; }
  const std::string& key() const { return reading_.id; }
  const Reading& reading() const { return reading_; }
  Row statement(std::uint32_t number) const { return statements_[number]; }
  std::size_t statement_count() const { return std::min(statements_.size(), reading_.statements.size()); }

  const Subject& subject() {
    if (!subject_) subject_.emplace(reading_);
    return *subject_;
  }
  const origins::Wording& wording() {
    if (!wording_) wording_.emplace(reading_);
    return *wording_;
  }
  // Bytes to code points, as the record counts.
  Span in_record(Span span) {
    if (!offsets_) offsets_.emplace(reading_.article.text, OffsetUnit::codepoint);
    return offsets_->from_bytes(span);
  }

 private:
  Row row_;
  std::vector<Row> statements_;
  Reading reading_;
  std::optional<Subject> subject_;
  std::optional<origins::Wording> wording_;
  std::optional<OffsetMap> offsets_;
};

struct Sketch {
  explicit Sketch(Card& card) : profile(card.reading()), hints(card.wording()) {}
  stories::Profile profile;
  origins::Hints hints;
};

class Cards {
 public:
  explicit Cards(Record& record) : record_(record), kept_(text_of_cards), sketches_(text_of_sketches) {}

  Card& of(Row row);
  const Sketch& sketch(Row row);
  void drop(Row row);

 private:
  // Bytes of text in half of what is kept. A card takes about fifty times as much, a sketch about six times.
  static constexpr std::size_t text_of_cards = 2000000, text_of_sketches = 5000000;
  Record& record_;
  Kept<std::unique_ptr<Card>> kept_;
  Kept<Sketch> sketches_;
};

}  // namespace sayso
