// The list of media, models/media.txt, as it was embedded: which nouns and verbs tell by what means something was said.
// Reading it never fails: a line that cannot be read is left out and kept as a sentence, which a test shows.
//
//   const MediumList list("press conference: news conference\nverb post: tweet\n");
//
// Odd case: a word may stand for several media in entries of several words; who asks chooses the longest.
#pragma once

#include "sayso/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso {

struct MediumEntry {
  Medium medium = Medium::unknown;
  bool is_verb = false;
  std::vector<std::string_view> words;
};

class MediumList {
 public:
  // The text must live as long as the list, which keeps views of it.
  explicit MediumList(std::string_view text);

  const std::vector<MediumEntry>& entries() const { return entries_; }
  const std::vector<std::string>& faults() const { return faults_; }
  // Numbers of the entries whose first word may be the base of this form.
  const std::vector<std::uint32_t>* beginning_with(std::string_view form) const;

 private:
  void read_line(std::string_view line, std::uint32_t number);

  std::vector<MediumEntry> entries_;
  std::vector<std::string> faults_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> index_;
};

// The one that sayso was built with, read when it is first asked for.
const MediumList& medium_list();

}  // namespace sayso
