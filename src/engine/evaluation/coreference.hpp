// How well mentions are found and grouped, on GUM's texts with their own tokens and sentences: CoNLL F1 (clusters.hpp),
// with entities of one mention left out, as the shared tasks on OntoNotes did; with them, as GUM annotates them; and left out
// with mentions matched by their head in GUM's trees, as the shared tasks CRAC 2022 to 2024 did. For each genre and for news,
// interviews and speeches together.
//
// Odd case: of two annotated mentions with the same words the first counts.
#pragma once

#include "engine/evaluation/clusters.hpp"
#include "engine/evaluation/scores.hpp"
#include "sayso/reader.hpp"
#include "sayso/result.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sayso {

struct ChainText {
  std::string id, genre;
  Article article;
  std::vector<Span> tokens;
  std::vector<std::uint32_t> block_of, sentence_of;
  std::vector<TokenRange> sentences;
  std::vector<std::uint32_t> heads;  // of each token in the annotated tree, no_id for a root's
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> chains;  // of a mention's tokens

  void put_into(Document& document) const;
};

Result<std::vector<ChainText>> read_chain_texts(const std::string& path);

// The document's mentions against the text's chains, entities of one mention left out or not; exactly, or by their heads.
ClusterScores score_chains(const ChainText& text, const Document& document, bool with_single,
                           bool by_head = false);

// `path` is a file of GUM in JSON Lines.
Result<std::vector<ScoreTable>> evaluate_coreference(const Model& model, const std::string& path);

}  // namespace sayso
