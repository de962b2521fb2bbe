// A file that `sayso export --to jsonl` wrote, taken into a record: all of it or nothing. Articles are added as readings, in the order
// of their versions and runs, with every check that a door makes; then corrections. What the links had made of them (speakers,
// claims, relations, origins, stories) is put back as it was where the record was empty; then all that is new is linked, by the
// caller, who knows the links. Exporting again gives the same bytes.
//
//   Importer importer(record, "the file \"x.jsonl\"");
//   while (…) if (auto taken = importer.take(line); !taken) return fail(taken.error());
//   Result<Imported> done = importer.finish([](Record& record, std::span<const Row> fresh) { link(record, fresh); });
//
// Lines wait in a temporary table, as articles come before what they refer to: memory does not grow with the file. Odd case: a file
// without articles may still bring corrections.
#pragma once

#include "record/corrections/corrections.hpp"
#include "record/import/entry.hpp"
#include "record/record.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Imported {
  std::uint64_t lines = 0;
  std::uint64_t articles = 0, runs = 0;  // that were new
  std::uint64_t known = 0;               // readings that were there before
  std::uint64_t corrections = 0;         // that were new
  bool is_restored = false;              // what the links made was put back as it was
};

// A line of a correction; a fault is kept by the entry.
std::optional<Correction> correction_of(const Entry& entry);

using LinkAgain = std::function<void(Record& record, std::span<const Row> fresh)>;

class Importer {
 public:
  // `name` goes on behind "Line 12 of ".
  Importer(Record& record, std::string name);
  ~Importer();

  // One line, with or without its line end. After an error nothing more is taken.
  Result<void> take(std::string_view line);
  // Writes everything, in one transaction. `link` is called within it; without one, what the file says of links stands.
  Result<Imported> finish(const LinkAgain& link);

 private:
  class Task;
  std::unique_ptr<Task> task_;
};

}  // namespace sayso
