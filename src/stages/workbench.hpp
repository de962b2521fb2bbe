// What the stages of one thread work with: the network that all threads share, and buffers that are reused from article
// to article. Layers of the document are never kept here.
//
// Odd case: a bench without a network serves the stages that need none; the others leave their layers empty.
#pragma once

#include "model/crf.hpp"
#include "model/gazetteer/gazetteer.hpp"
#include "model/network.hpp"
#include "model/pieces/windows.hpp"
#include "model/pieces/word_pieces.hpp"
#include "model/tree.hpp"
#include "stages/acts/acts.hpp"
#include "stages/attribution/contents.hpp"
#include "stages/coreference/coreference.hpp"
#include "stages/figures/figures.hpp"
#include "stages/firmness/firmness.hpp"
#include "stages/settings/settings.hpp"
#include "stages/speakers/speakers.hpp"
#include "stages/statements/nesting.hpp"
#include "stages/statements/statements.hpp"
#include "stages/tags/grammar.hpp"

#include <memory>
#include <vector>

namespace sayso {

// How the product of a statement's posteriors becomes its confidence: a logistic function of its logarithm, fitted on
// articles that the network was not trained on. A model file without it: the product as it is.
struct Calibration {
  bool is_known = false;
  float constant = 0, slope = 1;
};

struct EventDesk;   // stages/events/desk.hpp
struct NameDesk;    // stages/names/desk.hpp
struct OutletDesk;  // stages/outlet/outlet.hpp
struct PlaceDesk;   // stages/places/desk.hpp

struct Workbench {
  std::shared_ptr<const Network> network;
  std::shared_ptr<const Vocabulary> vocabulary;
  std::shared_ptr<const Gazetteer> gazetteer;  // null: places stay words
  Calibration calibration;
  Grammar grammar;  // what the numbers of tags, relations and lemmas mean
  std::vector<std::uint8_t>
      name_kinds;  // a label of names: 0 outside, 1 + 2 * kind begins, 2 + 2 * kind goes on

  Pieces pieces;
  Windows windows;
  NetworkGroup group;
  Crf crf;
  Tree tree;
  LinearScratch linear;
  std::vector<float> scratch, scores;
  std::vector<std::uint32_t> heads;
  std::vector<std::uint8_t> labels;
  std::vector<ContentOptions> contents;
  std::vector<LikelySpan> likely_spans;
  std::vector<Quotation> quotations;
  std::vector<Draft> drafts;
  NestingScratch nesting;
  ActScratch acts;
  StatementFirmnessScratch firmness;
  SettingScratch settings;
  figures::Scratch figures;
  std::shared_ptr<PlaceDesk> places;  // made by the stage `places` when it first runs
  CoreferenceScratch coreference;
  SpeakerScratch speakers;
  std::shared_ptr<EventDesk> events;   // made by the stage `events` when it first runs
  std::shared_ptr<OutletDesk> outlet;  // made by the stage `outlet` when it first runs
  std::vector<const Stage*> heads_to_run;
  std::shared_ptr<NameDesk> names;  // made by the stage `names` when it first runs
};

}  // namespace sayso
