#include "cli/verbs.hpp"

#include <array>

namespace sayso {
namespace {

constexpr std::array verbs{
    Verb{.name = "read",
         .help = "read articles and show who says what, in which words",
         .example = "sayso read article.txt",
         .declare = declare_read},
    Verb{.name = "add",
         .help = "read articles and keep what they say in a record",
         .example = "sayso add articles/ --record sayso.db",
         .declare = declare_add},
    Verb{.name = "find",
         .help = "find statements by words, speaker, act, time and firmness",
         .example = "sayso find \"grain shipments\" --speaker Novak",
         .declare = declare_find},
    Verb{.name = "trace",
         .help = "follow one claim: who said it first, who told it on, confirmed, denied, corrected it",
         .example = "sayso trace \"12,000 displaced\"",
         .declare = declare_trace},
    Verb{.name = "figures",
         .help = "list every figure for a thing over time, and draw it",
         .example = "sayso figures displaced --svg displaced.svg",
         .declare = declare_figures},
    Verb{.name = "timeline",
         .help = "show what happened and what was said, day by day",
         .example = "sayso timeline --story \"border clash\"",
         .declare = declare_timeline},
    Verb{.name = "stories",
         .help = "list the happenings that the articles are about",
         .example = "sayso stories --since 2024-11",
         .declare = declare_stories},
    Verb{.name = "speakers",
         .help = "list who speaks, in which roles, through which acts",
         .example = "sayso speakers --story \"border clash\"",
         .declare = declare_speakers},
    Verb{.name = "disputes",
         .help = "show denied and conflicting claims, both sides side by side",
         .example = "sayso disputes --since 2024-11",
         .declare = declare_disputes},
    Verb{.name = "origins",
         .help = "show which articles share an origin with one, and by which words",
         .example = "sayso origins a-3f9ac4",
         .declare = declare_origins},
    Verb{.name = "article",
         .help = "show one article: its statements, its versions and what changed",
         .example = "sayso article a-3f9ac4",
         .declare = declare_article},
    Verb{.name = "model",
         .help = "show what the model is made of, and check it",
         .example = "sayso model --check",
         .declare = declare_model},
    Verb{.name = "eval",
         .help = "measure the model on annotated data",
         .example = "sayso eval attribution data/polnear",
         .declare = declare_eval},
    Verb{.name = "version",
         .help = "show the version",
         .example = "sayso version",
         .declare = declare_version},
};

}  // namespace

std::span<const Verb> all_verbs() { return verbs; }

}  // namespace sayso
