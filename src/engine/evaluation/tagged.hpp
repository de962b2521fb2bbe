// Tags, dependencies and names against corpora of one token a line, with the corpora's own tokens and sentences, so that
// only the heads are measured.
//
// Odd case: multi-word tokens (12-13) are passed over, their words are read; where a word's letters cannot be found in
// the sentence it stands where the word before ends, one character wide.
#pragma once

#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sayso {

// CoNLL-U: UPOS, XPOS, lemma, UAS, LAS over all words; no punctuation is left out.
Result<std::vector<ScoreTable>> evaluate_syntax(const Model& model, const std::string& path);

// Exact spans with kind. Files with BIO labels: UNER's (.iob2: number, word, label) or CrossNER's (word, label), whose
// finer types are folded to sayso's. Kinds that a file does not annotate are not counted.
Result<std::vector<ScoreTable>> evaluate_names(const Model& model, const std::string& path);

// The documents of such a file with their tokens and sentences, and nothing else yet.
Result<void> each_tagged_document(const std::string& path, const std::function<void(Document&)>& use);

}  // namespace sayso
