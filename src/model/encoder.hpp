// The encoder: word pieces of one window in, one vector a piece out (MiniLM: 6 layers, width 384; Wang et al. 2020), as
// training/network.py has it. Immutable and shared by threads; the buffers of one window are an EncoderScratch a thread.
// A model may have a second branch (training/meaning.py): its last layers once more, with weights of their own, over the
// same layers below.
//
//   encoder.encode(pieces.ids, pieces.shapes, scratch);   // scratch.x[piece * width], scratch.branch likewise
//
// Odd case: ids beyond the vocabulary and windows longer than most_rows are the caller's mistake and are cut.
#pragma once

#include "model/kernels/attention.hpp"
#include "model/linear.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

struct EncoderScratch {
  std::vector<float> x;       // padded_rows(pieces) rows: the answer
  std::vector<float> branch;  // as many: the second branch's, where there is one
  std::vector<float> qkv, scores, mixed;
  std::vector<float> inner, out;  // of a block of rows
  LinearScratch linear, wide;
};

class Encoder {
 public:
  static constexpr std::size_t width = 384, heads = 12, inner = 1536;

  static Result<Encoder> from(const ModelFile& file, Products& products, Precision precision);

  // The second branch's answers are wanted from piece `first` on; its rows before hold nothing of use.
  void encode(const Products& products, std::span<const std::int32_t> ids,
              std::span<const std::uint8_t> shapes, EncoderScratch& scratch, std::size_t first = 0) const;
  std::size_t vocabulary() const { return words_; }
  bool has_branch() const { return !branch_.empty(); }

 private:
  struct Layer {
    Linear qkv, out, up, down;
    std::vector<float> gain1, offset1, gain2, offset2;
  };
  void embed(std::span<const std::int32_t> ids, std::span<const std::uint8_t> shapes, float* x) const;
  void run_layer(const Layer& layer, const Products& products, std::size_t first, std::size_t count,
                 EncoderScratch& scratch) const;
  void attend(const Products& products, std::size_t first, std::size_t count, EncoderScratch& scratch) const;

  IntegerAttention integer_attention_ = nullptr;  // null: attention in floats
  std::size_t block_ = most_rows;                 // rows that go through a layer together
  std::size_t words_ = 0;
  std::span<const std::int8_t> word_bytes_;  // in the mapped file; or word_floats_ where it has floats
  std::span<const float> word_scales_, word_floats_, positions_, shapes_;
  std::vector<float> gain_, offset_;
  std::vector<Layer> layers_, branch_;
};

}  // namespace sayso
