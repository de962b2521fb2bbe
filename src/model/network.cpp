#include "model/network.hpp"

#include "model/file/model_file.hpp"
#include "model/tree.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <tuple>

namespace sayso {

namespace {

void grow(std::vector<float>& buffer, std::size_t wanted) {
  if (buffer.size() < wanted) buffer.resize(wanted);
}

}  // namespace

Result<std::shared_ptr<const Network>> Network::load(const ModelFile& file, Precision precision) {
  auto network = std::make_shared<Network>();
  auto encoder = Encoder::from(file, network->products_, precision);
  if (!encoder) return fail(encoder.error());
  network->encoder_ = std::move(*encoder);
  if (auto heads = network->load_heads(file, precision); !heads) return fail(heads.error());
  return std::shared_ptr<const Network>(std::move(network));
}

// How many labels a head has: at least one, and no more than the document's column can number.
Result<std::size_t> Network::count_labels(const ModelFile& file, const std::string& name, std::size_t most) {
  if (auto text = file.require_text(name); !text) return fail(text.error());
  const std::size_t count = file.lines(name).size();
  if (count >= 1 && count <= most) return count;
  return fail(Fault::bad_input, "The model file " + file.path() + " has " + std::to_string(count) +
                                    " labels in section \"" + name + "\", where 1 to " +
                                    std::to_string(most) +
                                    " can be: fetch the model that belongs to this sayso.");
}

Result<void> Network::load_heads(const ModelFile& file, Precision precision) {
  HeadLayout& at = layout_;
  constexpr std::size_t bytes = 256, shorts = 65536;
  for (const auto& [into, name, most] :
       std::initializer_list<std::tuple<std::size_t*, const char*, std::size_t>>{
           {&at.upos_count, "labels/upos", bytes},
           {&at.xpos_count, "labels/xpos", bytes},
           {&at.lemma_count, "labels/lemma", shorts},
           {&at.names_count, "labels/names", bytes},
           {&at.relation_count, "labels/relation", bytes}}) {
    auto count = count_labels(file, name, most);
    if (!count) return fail(std::move(count).error());
    *into = *count;
  }
  std::size_t width = 0;
  for (const auto& [begin, size] :
       std::initializer_list<std::pair<std::size_t*, std::size_t>>{{&at.forward, 4 * state},
                                                                   {&at.backward, 4 * state},
                                                                   {&at.arc_dependent, arc},
                                                                   {&at.arc_head, arc},
                                                                   {&at.label_dependent, label},
                                                                   {&at.label_head, label},
                                                                   {&at.upos, at.upos_count},
                                                                   {&at.xpos, at.xpos_count},
                                                                   {&at.lemma, at.lemma_count},
                                                                   {&at.names, at.names_count}}) {
    *begin = width;
    width += size;
  }
  at.width = width;

  Error error;
  bool failed = false;
  const auto linear = [&](Linear& into, const std::string& name, std::size_t outputs, std::size_t inputs) {
    if (failed) return;
    auto made = Linear::from(file, products_, name, outputs, inputs, precision);
    failed = !made;
    if (made) into = std::move(*made);
    if (failed) error = made.error();
  };
  const auto floats = [&](std::vector<float>& into, const std::string& name,
                          const std::vector<std::uint32_t>& dims) {
    if (failed) return;
    auto found = file.require(name, SectionType::float32, dims);
    failed = !found;
    if (failed) {
      error = found.error();
      return;
    }
    const auto values = file.floats(name);
    into.assign(values.begin(), values.end());
  };
  constexpr std::uint32_t ends = 4 * state, both = 2 * state;
  linear(token_, "heads.token", at.width, Encoder::width);
  if (has_meanings()) linear(meaning_, "heads.meaning", MeaningLayout::width, Encoder::width);
  linear(arc_matrix_, "heads.arc", arc, arc);
  linear(label_matrix_, "heads.label", at.relation_count * (label + 1), label);
  floats(arc_root_, "heads.arc_root", {arc});
  floats(label_root_, "heads.label_root", {label});
  std::vector<float> forward, backward;
  floats(forward, "heads.recurrent_forward", {state, 4 * state});
  floats(backward, "heads.recurrent_backward", {state, 4 * state});
  floats(edges_, "heads.edges.weight", {edge_count, both});
  floats(edges_bias_, "heads.edges.bias", {edge_count});
  floats(emit_, "heads.emit.weight", {crf_labels, both + edge_count});
  floats(emit_bias_, "heads.emit.bias", {crf_labels});
  floats(crf_steps_, "heads.crf.steps", {crf_labels, crf_labels});
  const char* const parts[4] = {"cue", "source", "content", "seek"};
  for (std::size_t part = 0; part < 4; ++part) {
    floats(link_[part], std::string("heads.link_") + parts[part] + ".weight", {link, ends});
    floats(link_bias_[part], std::string("heads.link_") + parts[part] + ".bias", {link});
  }
  floats(near_, "heads.link_near", {2 * near_buckets, 2});
  floats(none_, "heads.link_none.weight", {2, ends});
  floats(none_bias_, "heads.link_none.bias", {2});
  if (failed) return fail(error);
  recurrent_forward_ = in_blocks(forward, state);
  recurrent_backward_ = in_blocks(backward, state);
  return {};
}

void Network::read(NetworkGroup& group) const {
  for (std::size_t i = 0; i < group.count; ++i) read_tokens(group, i);
  read_states(group);
  for (std::size_t i = 0; i < group.count; ++i) emit(group, i);
}

void Network::read_tokens(NetworkGroup& group, std::size_t window) const {
  const WindowInputs& in = group.windows[window];
  encoder_.encode(products_, in.ids, in.shapes, group.encoder, in.first.empty() ? 0 : in.first[in.fresh]);
  apply_to_tokens(group, in, token_, group.encoder.x, 0, layout_.width, group.rows[window]);
  if (!has_meanings()) return;
  apply_to_tokens(group, in, meaning_, group.encoder.branch, in.fresh, MeaningLayout::width,
                  group.meanings[window]);
}

// The product of `heads` with the vectors of the tokens from `from` on: the mean of a token's first and last piece.
void Network::apply_to_tokens(NetworkGroup& group, const WindowInputs& in, const Linear& heads,
                              const std::vector<float>& pieces, std::size_t from, std::size_t row_width,
                              std::vector<float>& rows) const {
  constexpr std::size_t width = Encoder::width;
  const std::size_t tokens = in.first.size();
  grow(group.vectors, block_rows * width);
  grow(rows, (tokens + row_step) * row_width);
  for (std::size_t begin = from; begin < tokens; begin += block_rows) {
    const std::size_t count = std::min(tokens - begin, block_rows);
    for (std::size_t t = 0; t < count; ++t) {
      const float* a = pieces.data() + in.first[begin + t] * width;
      const float* b = pieces.data() + in.last[begin + t] * width;
      float* to = group.vectors.data() + t * width;
      for (std::size_t k = 0; k < width; ++k) to[k] = (a[k] + b[k]) * 0.5F;
    }
    std::fill(group.vectors.begin() + static_cast<std::ptrdiff_t>(count * width),
              group.vectors.begin() + static_cast<std::ptrdiff_t>(padded_rows(count) * width), 0.0F);
    heads.apply(products_, group.vectors.data(), padded_rows(count), group.encoder.linear,
                rows.data() + begin * row_width);
  }
}

void Network::read_states(NetworkGroup& group) const {
  const float* in[most_windows];
  float* out[most_windows];
  std::uint32_t steps[most_windows];
  for (const bool is_backward : {false, true}) {
    for (std::size_t i = 0; i < group.count; ++i) {
      steps[i] = static_cast<std::uint32_t>(group.windows[i].first.size());
      grow(group.states[i], steps[i] * 2 * state);
      in[i] = group.rows[i].data() + (is_backward ? layout_.backward : layout_.forward);
      out[i] = group.states[i].data() + (is_backward ? state : 0);
    }
    kernels().lstm(in, layout_.width, steps, group.count,
                   is_backward ? recurrent_backward_.data() : recurrent_forward_.data(), state, out,
                   2 * state, is_backward);
  }
}

void Network::emit(NetworkGroup& group, std::size_t window) const {
  constexpr std::size_t both = 2 * state;
  const std::size_t tokens = group.windows[window].first.size();
  auto& emissions = group.emissions[window];
  emissions.resize(tokens * crf_labels);
  group.edges[window].resize(tokens * edge_count);
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* states = group.states[window].data() + t * both;
    float* edges = group.edges[window].data() + t * edge_count;
    for (std::size_t e = 0; e < edge_count; ++e) {
      const float score = kernels().dot(states, edges_.data() + e * both, both) + edges_bias_[e];
      edges[e] = 1.0F / (1.0F + std::exp(-score));
    }
    for (std::size_t label_number = 0; label_number < crf_labels; ++label_number) {
      const float* weights = emit_.data() + label_number * (both + edge_count);
      float score = kernels().dot(states, weights, both) + emit_bias_[label_number];
      for (std::size_t e = 0; e < edge_count; ++e) score += edges[e] * weights[both + e];
      emissions[t * crf_labels + label_number] = score;
    }
  }
  Crf::close_paragraphs(emissions, group.windows[window].opens);
}

void Network::score_arcs(const NetworkGroup& group, std::size_t window, std::uint32_t begin,
                         std::uint32_t end, LinearScratch& linear, std::vector<float>& scratch,
                         std::vector<float>& scores) const {
  const std::size_t count = end - begin, padded = padded_rows(count);
  const float* rows = group.rows[window].data() + begin * layout_.width;
  grow(scratch, 3 * padded * arc);
  float *dependents = scratch.data(), *heads = dependents + padded * arc, *moved = heads + padded * arc;
  std::fill(dependents + count * arc, dependents + padded * arc, 0.0F);
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t k = 0; k < arc; ++k) {
      dependents[t * arc + k] = std::max(rows[t * layout_.width + layout_.arc_dependent + k], 0.0F);
      heads[t * arc + k] = std::max(rows[t * layout_.width + layout_.arc_head + k], 0.0F);
    }
  }
  arc_matrix_.apply(products_, dependents, padded, linear, moved);
  scores.resize(count * (count + 1));
  for (std::size_t d = 0; d < count; ++d) {
    float* row = scores.data() + d * (count + 1);
    row[0] = kernels().dot(moved + d * arc, arc_root_.data(), arc);
    for (std::size_t h = 0; h < count; ++h) row[1 + h] = kernels().dot(moved + d * arc, heads + h * arc, arc);
  }
}

void Network::label_arcs(const NetworkGroup& group, std::size_t window, std::uint32_t begin,
                         std::uint32_t end, std::span<const std::uint32_t> heads, LinearScratch& linear,
                         std::vector<float>& scratch, std::vector<std::uint8_t>& relations) const {
  const std::size_t count = end - begin, padded = padded_rows(count), block = label + 1;
  const std::size_t outputs = layout_.relation_count * block;
  const float* rows = group.rows[window].data() + begin * layout_.width;
  grow(scratch, padded * (label + outputs));
  float *dependents = scratch.data(), *moved = dependents + padded * label;
  std::fill(dependents + count * label, dependents + padded * label, 0.0F);
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t k = 0; k < label; ++k) {
      dependents[t * label + k] = std::max(rows[t * layout_.width + layout_.label_dependent + k], 0.0F);
    }
  }
  label_matrix_.apply(products_, dependents, padded, linear, moved);
  relations.resize(count);
  float head[label];
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t k = 0; k < label; ++k) {
      head[k] = heads[t] == no_head ? label_root_[k]
                                    : std::max(rows[heads[t] * layout_.width + layout_.label_head + k], 0.0F);
    }
    float top = 0;
    for (std::size_t r = 0; r < layout_.relation_count; ++r) {
      const float* weights = moved + t * outputs + r * block;
      const float score = kernels().dot(weights, head, label) + weights[label];
      if (r == 0 || score > top) {
        top = score;
        relations[t] = static_cast<std::uint8_t>(r);
      }
    }
  }
}

void Network::link_vector(const NetworkGroup& group, std::size_t window, std::uint32_t first,
                          std::uint32_t last, LinkPart part, float* out) const {
  constexpr std::size_t both = 2 * state;
  const float* states = group.states[window].data();
  const auto number = static_cast<std::size_t>(part);
  for (std::size_t k = 0; k < link; ++k) {
    const float* weights = link_[number].data() + k * 2 * both;
    out[k] = kernels().dot(states + first * both, weights, both) +
             kernels().dot(states + last * both, weights + both, both) + link_bias_[number][k];
  }
}

float Network::none_score(const NetworkGroup& group, std::size_t window, std::uint32_t first,
                          std::uint32_t last, bool is_cue) const {
  constexpr std::size_t both = 2 * state;
  const float* states = group.states[window].data();
  const float* weights = none_.data() + (is_cue ? 1 : 0) * 2 * both;
  return kernels().dot(states + first * both, weights, both) +
         kernels().dot(states + last * both, weights + both, both) + none_bias_[is_cue ? 1 : 0];
}

float Network::near_score(std::uint32_t seeker_first, std::uint32_t seeker_last, std::uint32_t first,
                          std::uint32_t last, bool is_cue) const {
  constexpr std::uint32_t edges[] = {1, 2, 3, 4, 6, 9, 13, 20, 30, 45, 70, 110, 160};
  const bool is_after = first > seeker_last, is_before = seeker_first > last;
  const std::uint32_t distance = is_after ? first - seeker_last : is_before ? seeker_first - last : 0;
  std::size_t bucket = static_cast<std::size_t>(
      std::lower_bound(std::begin(edges), std::end(edges), distance) - std::begin(edges));
  bucket = std::min(bucket, near_buckets - 1) + (is_before ? near_buckets : 0);
  return near_[bucket * 2 + (is_cue ? 1 : 0)];
}

}  // namespace sayso
