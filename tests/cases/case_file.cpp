#include "cases/case_file.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>

namespace sayso::cases {

namespace {

constexpr std::string_view section_mark = "--- ";

// Takes the next line, with its break, off the front.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end == std::string_view::npos ? rest.size() : end + 1);
  rest.remove_prefix(line.size());
  return line;
}

std::string_view without_break(std::string_view line) {
  return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

Failure fail_at(const std::string& path, std::size_t line, const std::string& what) {
  return fail(Fault::bad_input, path + ":" + std::to_string(line) + ": " + what);
}

bool is_known(std::string_view section) {
  constexpr std::string_view known[] = {"text",
                                        "names",
                                        "expect outlet",
                                        "expect entities",
                                        "expect tokens",
                                        "expect sentences",
                                        "expect article",
                                        "expect statements",
                                        "expect times",
                                        "expect acts",
                                        "expect settings",
                                        "expect figures",
                                        "expect firmness",
                                        "expect predicates",
                                        "expect events",
                                        "expect places",
                                        "expect relations",
                                        "expect speakers"};
  return std::find(std::begin(known), std::end(known), section) != std::end(known);
}

// "outlet: Harbour Post" into the field; empty lines and comments are passed over.
Result<void> read_beginning(CaseFile& file, std::string_view line, std::size_t number) {
  if (line.empty() || line.front() == '#') return {};
  const std::pair<std::string_view, std::string*> fields[] = {
      {"outlet: ", &file.outlet}, {"published: ", &file.published}, {"open: ", &file.open}};
  for (const auto& [name, field] : fields) {
    if (!line.starts_with(name)) continue;
    *field = line.substr(name.size());
    return {};
  }
  return fail_at(
      file.path, number,
      "this line is neither a comment (#) nor outlet:, published: or open:, and no section began yet.");
}

// \u{200B} as the character; whatever else a backslash begins is left as it is.
std::string with_escapes_resolved(std::string_view body) {
  constexpr std::string_view mark = "\\u{";
  std::string text;
  for (;;) {
    const std::size_t begin = body.find(mark);
    text += body.substr(0, begin);
    if (begin == std::string_view::npos) return text;
    const std::size_t end = body.find('}', begin);
    const std::string_view digits =
        body.substr(begin + mark.size(),
                    end == std::string_view::npos ? std::string_view::npos : end - begin - mark.size());
    std::uint32_t code_point = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, 16);
    if (end == std::string_view::npos || error != std::errc() || stop != digits.data() + digits.size()) {
      text += mark;
      body.remove_prefix(begin + mark.size());
    } else {
      utf8::append(text, code_point);
      body.remove_prefix(end + 1);
    }
  }
}

}  // namespace

const Section* CaseFile::section(std::string_view name) const {
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.name == name; });
  return found == sections.end() ? nullptr : &*found;
}

Section* CaseFile::section(std::string_view name) {
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.name == name; });
  return found == sections.end() ? nullptr : &*found;
}

std::string CaseFile::text() const {
  const Section* found = section("text");
  if (found == nullptr) return {};
  std::string_view body = found->body;
  while (body.ends_with('\n')) body.remove_suffix(1);
  return with_escapes_resolved(body);
}

Result<CaseFile> parse_case(std::string path, std::string_view content) {
  CaseFile file;
  file.path = std::move(path);
  std::string_view rest = content;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = take_line(rest);
    if (line.starts_with(section_mark)) {
      const std::string name(without_break(line.substr(section_mark.size())));
      if (!is_known(name)) return fail_at(file.path, number, "there is no section \"" + name + "\".");
      if (file.section(name) != nullptr)
        return fail_at(file.path, number, "the section \"" + name + "\" stands twice.");
      file.sections.push_back({name, ""});
    } else if (!file.sections.empty()) {
      file.sections.back().body += line;
    } else {
      file.beginning += line;
      if (auto read = read_beginning(file, without_break(line), number); !read)
        return fail(std::move(read).error());
    }
  }
  if (!file.beginning.starts_with("# "))
    return fail_at(file.path, 1, "the first line does not say what the trap is (# …).");
  if (file.section("text") == nullptr) return fail_at(file.path, 1, "the section \"text\" is missing.");
  return file;
}

Result<CaseFile> read_case(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) return fail(Fault::bad_input, path + " cannot be read.");
  return parse_case(path, content.str());
}

std::string write_case(const CaseFile& file) {
  std::string content = file.beginning;
  for (const Section& section : file.sections) {
    content += section_mark;
    content += section.name + "\n" + section.body;
  }
  return content;
}

Result<void> save_case(const CaseFile& file) {
  std::ofstream out(file.path, std::ios::binary | std::ios::trunc);
  out << write_case(file);
  out.close();
  if (!out) return fail(Fault::internal, file.path + " cannot be written.");
  return {};
}

void remove_open_mark(CaseFile& file) {
  file.open.clear();
  std::string kept;
  for (std::string_view rest = file.beginning; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (!line.starts_with("open: ")) kept += line;
  }
  file.beginning = kept;
}

Article article_of(const CaseFile& file) {
  Article article;
  article.text = file.text();
  article.source.outlet = file.outlet;
  article.source.published = file.published;
  const std::string_view text = article.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    if (end > begin) article.blocks.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}});
    begin = std::min(text.find_first_not_of('\n', end), text.size());
  }
  return article;
}

}  // namespace sayso::cases
