#include "stages/tags/grammar.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "model/file/model_file.hpp"

#include <algorithm>
#include <charconv>
#include <type_traits>
#include <utility>

namespace sayso {

Grammar::Grammar(Lines upos, Lines xpos, Lines relations, const Lines& lemma_scripts)
    : upos_(std::move(upos)), xpos_(std::move(xpos)), relations_(std::move(relations)) {
  // "case|cut|suffix", as training/labels.py writes them.
  for (const std::string_view line : lemma_scripts) {
    Script script{true, 0, {}};
    const std::size_t first = line.find('|'), second = line.find('|', first + 1);
    if (second != std::string_view::npos && first != std::string_view::npos) {
      script.keeps_case = line[0] == 'k';
      std::from_chars(line.data() + first + 1, line.data() + second, script.cut);
      script.suffix = line.substr(second + 1);
    }
    scripts_.push_back(script);
  }
}

Grammar Grammar::of(const ModelFile& file) {
  return {file.lines("labels/upos"), file.lines("labels/xpos"), file.lines("labels/relation"),
          file.lines("labels/lemma")};
}

void Grammar::make_proper_noun(Document& document, std::uint32_t token) const {
  const auto set = [&](const Lines& lines, std::string_view tag, auto& column) {
    const auto found = std::find(lines.begin(), lines.end(), tag);
    if (found == lines.end() || token >= column.size()) return;
    column[token] = static_cast<std::remove_reference_t<decltype(column[token])>>(found - lines.begin());
  };
  set(upos_, "PROPN", document.tokens.upos);
  set(xpos_, "NNP", document.tokens.xpos);
}

std::string_view Grammar::lemma(std::string_view form, std::uint32_t number, std::string& buffer) const {
  const Script script = number < scripts_.size() ? scripts_[number] : Script{};
  buffer.assign(form);
  if (!script.keeps_case) std::transform(buffer.begin(), buffer.end(), buffer.begin(), small_letter);
  buffer.resize(
      utf8::boundary_before(buffer, buffer.size() - std::min<std::size_t>(script.cut, buffer.size())));
  buffer.append(script.suffix);
  return buffer;
}

std::string_view Grammar::lemma(const Document& document, std::uint32_t token, std::string& buffer) const {
  const auto& column = document.tokens.lemma;
  return lemma(document.token(token), token < column.size() ? column[token] : no_id, buffer);
}

void plain_form(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i).starts_with("\xE2\x80\x99")) {  // a curly apostrophe
      out += '\'';
      i += 2;
    } else {
      out += small_letter(word[i]);
    }
  }
}

}  // namespace sayso
