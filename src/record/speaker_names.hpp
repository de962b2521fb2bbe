// The words of the speakers' names in the full-text index (speaker_text), which whoever writes a speaker keeps up to date: unlike articles,
// speakers get fuller names, become one, and go.
//
//   SpeakerNames names(database);
//   names.set(speaker, "Petra Novak");
//
// Odd case: one without a name has no words there.
#pragma once

#include "record/database.hpp"

#include <cstdint>
#include <string_view>

namespace sayso {

class SpeakerNames {
 public:
  explicit SpeakerNames(Database& database)
      : set_(database, "INSERT OR REPLACE INTO speaker_text (rowid, name) VALUES (?1, ?2)"),
        drop_(database, "DELETE FROM speaker_text WHERE rowid = ?1") {}

  void set(std::int64_t speaker, std::string_view name) {
    if (name.empty()) {
      drop(speaker);
    } else {
      set_.bind(1, speaker).bind(2, name).run();
    }
  }
  void drop(std::int64_t speaker) { drop_.bind(1, speaker).run(); }

 private:
  Query set_, drop_;
};

}  // namespace sayso
