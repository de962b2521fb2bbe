// What tells where a content begins and ends, and whether there is one at all: words and syntax at its edges, beside what the
// CRF gives it. Each feature is a few words; models/contents.txt has a weight for each that matters, fitted by
// training/fit_contents.py on PolNeAR's training articles. The network scores word by word, the features see the span as a
// whole: whether its quotation marks are balanced, whether arcs of the tree cross its edges.
//
//   features.of(place, option)             // the sum for one of the spans between which is chosen
//   features.of_none(place)                // … for there being no content
//
// Odd case: without tags and syntax their features are missing, and the CRF's share decides.
#pragma once

#include "sayso/document.hpp"
#include "stages/tags/grammar.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso {

class ContentWeights {
 public:
  // "weight feature" a line.
  explicit ContentWeights(std::string_view text);

  float of(const std::string& feature) const {
    const auto found = weights_.find(feature);
    return found == weights_.end() ? 0.0F : found->second;
  }
  std::size_t size() const { return weights_.size(); }
  const std::vector<std::string>& faults() const { return faults_; }

  // Those that sayso was built with.
  static const ContentWeights& shared();

 private:
  std::unordered_map<std::string, float> weights_;
  std::vector<std::string> faults_;
};

// A span that may be the content, with how likely the network holds it: all of it by the CRF, its first and its last token by
// the scores of edges.
struct ContentOption {
  TokenRange tokens;
  float log_share = 0, log_begin = 0, log_end = 0;
};

// One content, before it is chosen where it stands.
struct ContentPlace {
  std::uint32_t number = 0;  // of Document::attribution_spans
  TokenRange likeliest;      // by the CRF alone
  float log_share = 0;       // … of it
  float sum_of_shares = 0;   // of all spans that were listed
};

class ContentFeatures {
 public:
  using Kept = std::vector<std::pair<std::string, float>>;

  ContentFeatures(const Document& document, const Grammar& grammar, const ContentWeights& weights,
                  Kept* kept = nullptr);

  // To be called before `of` and `of_none` for a content.
  void look_at(const ContentPlace& place);
  float of(const ContentPlace& place, const ContentOption& option);
  float of_none(const ContentPlace& place);

 private:
  void begin();
  void put(float value, std::initializer_list<std::string_view> parts);
  void put(std::initializer_list<std::string_view> parts) { put(1, parts); }

  void add_begin(TokenRange option);
  void add_end(TokenRange option);
  void add_arcs(TokenRange option);
  void add_extent(TokenRange option);
  void add_taken(TokenRange option);
  void look_at_cue(std::uint32_t number);
  void look_at_source(std::uint32_t number);
  void add_saying(const ContentPlace& place);

  std::string form(std::uint32_t token) const;  // in small letters, "" beyond the text
  std::string_view upos(std::uint32_t token) const { return grammar_.upos(document_, token); }
  std::string_view relation(std::uint32_t token) const { return grammar_.relation(document_, token); }
  std::uint32_t head(std::uint32_t token) const;
  std::string_view before(std::uint32_t token) const;  // what stands before a span that begins there
  std::string_view after(std::uint32_t token) const;   // … after one that ends there
  std::string_view hanging(std::uint32_t token, TokenRange on) const;

  const Document& document_;
  const Grammar& grammar_;
  const ContentWeights& weights_;
  Kept* kept_;
  float sum_ = 0;
  std::string name_;
  // Of the content that is looked at.
  std::uint32_t number_ = 0;
  std::string cue_lemma_;
  std::string_view cue_tag_, cue_side_, source_side_;
  TokenRange cue_;
};

}  // namespace sayso
