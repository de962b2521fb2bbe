// Parts of speech (universal and Penn) and lemma scripts: the best-scored label of each token.
//
// Odd case: a lemma script that cuts more than the form has is kept as it is; whoever applies it cuts what there is.
#pragma once

#include "stages/stage.hpp"

namespace sayso {

void run_tags(Document& document, Workbench& bench, const WindowView& window);

}  // namespace sayso
