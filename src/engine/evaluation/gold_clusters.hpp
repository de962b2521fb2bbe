// Clusters of articles with labelled statements and relations (relations.dev.json, the articles in clusters/FOLDER/ID.txt beside
// it), as readings: once as labelled, once as the engine reads the same files.
//
// A labelled statement is found in its article by its words: contents one after another, the source and cue where they stand
// nearest to the content. Figures are the labels'; what they count, times and places are the engine's, as the labels have no places for
// them; a speaker's type, role and affiliation are the engine's for a speaker of that name. Odd case: of a statement whose content does not stand
// in the text as labelled nothing is compared; `not_found` counts them.
#pragma once

#include "record/reading.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

// A statement of a cluster: its article's number, and its own there.
using StatementPlace = std::pair<std::uint32_t, std::uint32_t>;

struct LabelledRelation {
  StatementPlace from, to;
  RelationType type = RelationType::restates;
};

struct LabelledCluster {
  std::string folder;
  std::vector<std::string> names;  // of the articles, "12_11ecb"
  std::vector<Reading> labelled, read;
  std::map<std::string, StatementPlace> statements;  // "s12"
  std::vector<LabelledRelation> relations;
  std::vector<std::vector<std::uint32_t>> origins;  // articles that share one
  std::uint32_t not_found = 0;
};

// `path` is the file, or the folder that has it.
Result<std::vector<LabelledCluster>> read_labelled_clusters(const Model& model, const std::string& path);

// Which labelled statements a read one tells: those of which it has 8 bytes in 10 of the content, and those with which
// it shares half of the bytes of both. For each read statement of an article, in order; the labelled one that it fits best is first.
std::vector<std::vector<std::uint32_t>> match_statements(const Reading& labelled, const Reading& read);

}  // namespace sayso
