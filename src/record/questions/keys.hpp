// Keys as people type and read them: "s-3f9a" for "s-3f9ac41b22e07d15" as long as no other statement's begins so. What is shown
// is the shortest beginning that names one thing only, of six digits at least.
//
//   Result<Row> row = row_of(database, Keyed::statement, "s-3f9a");   // or a sentence: none, or more than one
//   ShortKeys(database).of("s-3f9ac41b22e07d15") == "s-3f9ac4"
//
// Odd case: several rows have the same statement's key (versions, runs); the one in force is taken, else the latest.
#pragma once

#include "record/record.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

enum class Keyed : std::uint8_t { statement, article, claim, origin, story, speaker };

// A letter, a dash and hexadecimal digits; `letter` of those meant, or any.
bool is_key(std::string_view text, char letter = 0);

Result<Row> row_of(Database& database, Keyed kind, std::string_view key);

class ShortKeys {
 public:
  explicit ShortKeys(Database& database) : database_(database) {}
  std::string of(std::string_view key);

 private:
  struct Neighbours {
    Query before, after;
  };
  Database& database_;
  std::array<std::optional<Neighbours>, 6> neighbours_;
};

}  // namespace sayso
