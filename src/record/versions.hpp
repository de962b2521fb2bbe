// What holds several versions and runs of one article together. Its statements are found again by their keys: each row is superseded
// by the next row of its key, in order of version and then of reading; rows of the newest version's reading in force are in force
// themselves; all others vanished, when it was first seen that they were gone.
//
//   versions.set_aside(address);       // before rows come: nothing of this address is in force
//   …                                  // the new rows, as `vanished` themselves
//   versions.settle(address);
//
// Odd case: a version that was fetched before the newest one takes its place among the older ones, whenever it is added.
#pragma once

#include "record/database.hpp"
#include "sayso/article.hpp"

#include <cstdint>
#include <string_view>

namespace sayso {

class Versions {
 public:
  explicit Versions(Database& database);

  // How many versions the address has.
  std::int64_t count(std::string_view address);
  // Makes room for a text that was fetched, or else published, when the source says, and says which version it is, from 1.
  std::int64_t place_for(std::string_view address, const Source& source);
  void set_aside(std::string_view address);
  void settle(std::string_view address);

 private:
  Query count_, instants_, move_, set_aside_, chain_articles_, chain_statements_, revive_;
};

}  // namespace sayso
