// Articles as the links look at them: the reading in force with each statement's row, and what each linker prepared from it, made when
// first asked for. The last few hundred are kept, as what comes in is compared with what came lately.
//
//   Cards cards(record);
//   Card& card = cards.of(article);            // good until most others were asked for
//   card.wording(), card.subject(), cards.profile(article)
//
// Odd case: an article that got another reading must be dropped first.
#pragma once

#include "base/utf8.hpp"
#include "links/origins/origins.hpp"
#include "links/relations/relate.hpp"
#include "links/stories/stories.hpp"
#include "record/record.hpp"

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
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

class Cards {
 public:
  explicit Cards(Record& record) : record_(record) {}

  Card& of(Row row);
  // Kept for longer than the card, as it needs the reading no more.
  const stories::Profile& profile(Row row);
  void drop(Row row);
  void clear();

 private:
  static constexpr std::size_t most = 512, most_profiles = 8192;
  Record& record_;
  std::unordered_map<Row, stories::Profile> profiles_, older_profiles_;
  std::list<std::unique_ptr<Card>> kept_;  // the last asked for in front
  std::unordered_map<Row, std::list<std::unique_ptr<Card>>::iterator> places_;
};

}  // namespace sayso
