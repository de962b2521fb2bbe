#include "stages/acts/acts.hpp"
#include "stages/attribution/attribution.hpp"
#include "stages/coreference/coreference.hpp"
#include "stages/events/events.hpp"
#include "stages/figures/figures.hpp"
#include "stages/firmness/firmness.hpp"
#include "stages/meaning/meaning.hpp"
#include "stages/names/names.hpp"
#include "stages/outlet/outlet.hpp"
#include "stages/places/places.hpp"
#include "stages/sentences/sentences.hpp"
#include "stages/settings/settings.hpp"
#include "stages/speakers/speakers.hpp"
#include "stages/stage.hpp"
#include "stages/statements/statements.hpp"
#include "stages/syntax/syntax.hpp"
#include "stages/tags/tags.hpp"
#include "stages/times/times.hpp"
#include "stages/tokens/tokens.hpp"

namespace sayso {

namespace {

constexpr Stage table[] = {
    {"tokens", "words, numbers and marks", "", run_tokens, nullptr},
    {"sentences", "where sentences begin and end", "tokens", run_sentences, nullptr},
    {"tags", "parts of speech and lemmas", "tokens sentences", nullptr, run_tags},
    {"syntax", "dependencies between words", "tokens sentences", nullptr, run_syntax},
    {"names", "names of persons, organisations, places and more", "tokens sentences", finish_names,
     run_names},
    {"attribution", "sources, cues and contents, and which belong together", "tokens sentences tags syntax",
     nullptr, run_attribution},
    {"meaning", "how firmly, what is done, and what means the same, as the network sees it",
     "tokens sentences", nullptr, run_meaning},
    {"times", "when: dates, hours, durations and what recurs", "tokens sentences tags names", run_times,
     nullptr},
    {"places", "toponyms, and which places of the gazetteer they are", "tokens sentences names", run_places,
     nullptr},
    {"statements", "who said what", "tokens sentences tags syntax names attribution", run_statements,
     nullptr},
    {"acts", "what each statement does: confirm, deny, demand …",
     "tokens sentences tags syntax names meaning statements", run_acts, nullptr},
    {"settings", "who was told, by what means, and when",
     "tokens sentences tags syntax names times statements acts", run_settings, nullptr},
    {"firmness", "how firmly each statement is put: certain, possible, not so …",
     "tokens sentences tags syntax names meaning statements acts", run_firmness, nullptr},
    {"figures", "numbers with what they count", "tokens sentences tags syntax names times places statements",
     run_figures, nullptr},
    {"coreference", "which words mean the same person or thing", "tokens sentences tags syntax names meaning",
     run_coreference, nullptr},
    {"speakers", "whose statements they are: names, types, roles",
     "coreference statements attribution settings", run_speakers, nullptr},
    {"events", "who did what to whom, where and when",
     "tokens sentences tags syntax names times places statements coreference speakers", run_events, nullptr},
    {"outlet", "the few central facts that the outlet states in its own voice",
     "tokens sentences tags syntax names times statements acts settings figures coreference speakers events",
     run_outlet, nullptr},
};

}  // namespace

std::span<const Stage> all_stages() { return table; }

}  // namespace sayso
