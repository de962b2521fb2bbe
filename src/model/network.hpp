// The whole network in one place: the encoder and the heads over its token vectors, as training/network.py has them.
// Immutable, shared by threads. A group of windows is read together, so that the recurrent layer loads its weights once
// for all of them.
//
//   auto network = Network::load(file, Precision::int8);
//   (*network)->read(group);                     // group.windows[i].tokens …
//   group.row(i, token)[network.layout().upos]   // raw scores of one token
//
// Odd case: a window may hold fewer pieces than tokens (control characters only); such tokens share a piece's vector.
#pragma once

#include "model/crf.hpp"
#include "model/encoder.hpp"
#include "model/pieces/windows.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sayso {

// Where each head's scores begin in a token's row.
struct HeadLayout {
  std::size_t forward = 0, backward = 0, arc_dependent = 0, arc_head = 0, label_dependent = 0, label_head = 0;
  std::size_t upos = 0, xpos = 0, lemma = 0, names = 0, width = 0;
  std::size_t upos_count = 0, xpos_count = 0, lemma_count = 0, names_count = 0, relation_count = 0;
};

inline constexpr std::size_t most_windows = 4;  // read together
inline constexpr std::size_t edge_count = 6;    // a source, cue, content begins; one ends

// Where the scores of the second branch begin in a token's row of meanings (training/meaning.py).
struct MeaningLayout {
  static constexpr std::size_t acts = 28, pair = 64;
  static constexpr std::size_t firmness = 0, act_cue = 1, act_content = act_cue + acts,
                               later = act_content + acts, earlier = later + pair, anaphor = earlier + pair,
                               width = anaphor + 1;
};

// Windows and what the network said of them; one a thread, reused.
struct NetworkGroup {
  std::vector<WindowInputs> windows = std::vector<WindowInputs>(most_windows);
  std::size_t count = 0;

  std::vector<float> rows[most_windows];       // [token][layout.width]
  std::vector<float> states[most_windows];     // [token][2 * state]
  std::vector<float> emissions[most_windows];  // [token][crf_labels], paragraphs closed
  std::vector<float> edges[most_windows];      // [token][edge_count], how likely spans begin and end there
  std::vector<float>
      meanings[most_windows];  // [token][MeaningLayout::width], of a second branch, where the token is new

  EncoderScratch encoder;
  std::vector<float> vectors;
};

class Network {
 public:
  static constexpr std::size_t state = 192, arc = 256, label = 64, link = 128, near_buckets = 24;

  static Result<std::shared_ptr<const Network>> load(const ModelFile& file, Precision precision);

  const HeadLayout& layout() const { return layout_; }
  bool has_meanings() const { return encoder_.has_branch(); }
  std::size_t words() const { return encoder_.vocabulary(); }
  std::span<const float> crf_steps() const { return crf_steps_; }

  // Fills rows, states and emissions of the group's windows.
  void read(NetworkGroup& group) const;

  // Scores of the arcs of tokens [begin, end) of a window, [dependent][1 + head], for Tree.
  void score_arcs(const NetworkGroup& group, std::size_t window, std::uint32_t begin, std::uint32_t end,
                  LinearScratch& linear, std::vector<float>& scratch, std::vector<float>& scores) const;
  // The relations of tokens [begin, end) to their heads (relative to begin; no_head for the root).
  void label_arcs(const NetworkGroup& group, std::size_t window, std::uint32_t begin, std::uint32_t end,
                  std::span<const std::uint32_t> heads, LinearScratch& linear, std::vector<float>& scratch,
                  std::vector<std::uint8_t>& relations) const;

  // A span's vectors in the four parts that links are scored by; [link] floats each.
  enum class LinkPart : std::uint8_t { cue, source, content, seek };
  void link_vector(const NetworkGroup& group, std::size_t window, std::uint32_t first, std::uint32_t last,
                   LinkPart part, float* out) const;
  // The score of having no cue (a content) or no source (a cue).
  float none_score(const NetworkGroup& group, std::size_t window, std::uint32_t first, std::uint32_t last,
                   bool is_cue) const;
  // What the distance of two spans of tokens adds.
  float near_score(std::uint32_t seeker_first, std::uint32_t seeker_last, std::uint32_t first,
                   std::uint32_t last, bool is_cue) const;

 private:
  static Result<std::size_t> count_labels(const ModelFile& file, const std::string& name, std::size_t most);
  Result<void> load_heads(const ModelFile& file, Precision precision);
  void read_tokens(NetworkGroup& group, std::size_t window) const;
  void apply_to_tokens(NetworkGroup& group, const WindowInputs& in, const Linear& heads,
                       const std::vector<float>& pieces, std::size_t from, std::size_t row_width,
                       std::vector<float>& rows) const;
  void read_states(NetworkGroup& group) const;
  void emit(NetworkGroup& group, std::size_t window) const;

  Products products_;
  Encoder encoder_;
  HeadLayout layout_;
  Linear token_, arc_matrix_, label_matrix_, meaning_;
  std::vector<float> arc_root_, label_root_;
  std::vector<RecurrentRow> recurrent_forward_, recurrent_backward_;
  std::vector<float> edges_, edges_bias_, emit_, emit_bias_, crf_steps_;
  std::vector<float> link_[4], link_bias_[4], near_, none_, none_bias_;
};

}  // namespace sayso
