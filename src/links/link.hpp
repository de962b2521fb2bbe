// The links in one call: after articles were added, finds what they share with the rest of the record (origins, stories, speakers,
// relations, claims) and writes it. What is found depends on the set of articles alone, not on the order in which they came: everything
// that is decided is decided between two articles, or over a whole connected group of them.
//
//   Linker linker(record);                          // keeps what it read last, until another process writes; one for many batches
//   record.begin();
//   fresh.push_back(record.add(reading).article);
//   linker.link(fresh);
//   record.commit();
//
// Linking an article again makes its links again, which is how decisions of people (table correction) come into force. Odd
// cases: an article that a later version replaced loses its links; a linker must be forgotten when its transaction was rolled
// back. Where more articles share keys with one than `most_candidates`, the best of those that came before are compared, and
// only there the order can tell (for relations how many came in one batch, too): keys that meet within days (links/meeting.hpp)
// make that a matter of one fortnight's news, not of all that the record has.
#pragma once

#include "record/record.hpp"

#include <memory>
#include <span>

namespace sayso {

class Linker {
 public:
  explicit Linker(Record& record);
  Linker(const Linker&) = delete;
  Linker& operator=(const Linker&) = delete;
  ~Linker();

  // Within the transaction of the caller; failures stay in record.database().failure().
  void link(std::span<const Row> fresh);

 private:
  struct Parts;
  // Forgets what it keeps where another connection has written since.
  void renew();

  Record& record_;
  Query version_;
  std::int64_t version_seen_ = 0;
  std::unique_ptr<Parts> parts_;
};

// The same with a linker for this once.
void link(Record& record, std::span<const Row> fresh);

}  // namespace sayso
