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
    Verb{.name = "export",
         .help = "write a record as JSON lines, as tables, or as a copy",
         .example = "sayso export --to jsonl --outlet \"Tarvik Post\" -o post.jsonl",
         .declare = declare_export},
    Verb{.name = "import",
         .help = "take an export into a record",
         .example = "sayso import post.jsonl --record desk.db",
         .declare = declare_import},
    Verb{.name = "fix",
         .help = "correct what a record has, with who and why; list and undo corrections",
         .example = "sayso fix set-act s-1f0c6d2a deny --why \"she rejects the report\"",
         .declare = declare_fix},
    Verb{.name = "verify",
         .help = "read a whole record again and say what is wrong in it",
         .example = "sayso verify --record sayso.db",
         .declare = declare_verify},
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
