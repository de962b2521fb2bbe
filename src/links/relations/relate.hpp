// Which relations hold between the statements of two articles, or of one: the same decision for the record, for one article
// on its own (`sayso read --json`), and for the scores on gold statements. A Subject is a Reading prepared once: words, stems, names
// and figures of each statement; it keeps a pointer to the reading. Deciding looks at two subjects and nothing else, so that
// the order in which articles come does not matter.
//
//   const Subject one(first), two(second);
//   relate(one, two, ties, found);          // appends; found[i].from_first tells which article the later statement is in
//
// Method: docs/relations.md. Odd case: of two statements without dates the one in the article with the greater id counts as later.
#pragma once

#include "record/reading.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace sayso {

class Subject {
 public:
  explicit Subject(const Reading& reading);
  Subject(Subject&&) noexcept;
  Subject& operator=(Subject&&) noexcept;
  ~Subject();

  const Reading& reading() const { return *reading_; }
  struct Features;
  const Features& features() const { return *features_; }

 private:
  const Reading* reading_;
  std::unique_ptr<Features> features_;
};

struct FoundRelation {
  bool from_first = true;          // the later statement is in the first subject
  std::uint32_t from = 0, to = 0;  // statements of their readings
  RelationType type = RelationType::restates;
  std::string_view rule;            // static
  Span from_evidence, to_evidence;  // bytes of their articles
  float confidence = 0;
};

// What is known of two articles beyond their words.
struct Ties {
  bool same_origin = false;
};

void relate(const Subject& first, const Subject& second, Ties ties, std::vector<FoundRelation>& found);
void relate_within(const Subject& subject, std::vector<FoundRelation>& found);

}  // namespace sayso
