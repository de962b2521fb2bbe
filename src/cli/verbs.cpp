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
