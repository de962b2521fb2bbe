#include "exports/answers/answers.hpp"
#include "exports/answers/figure_lines.hpp"
#include "exports/answers/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace sayso {
namespace {

// Pixels.
constexpr double width = 900, left = 430, right = 868, top = 84, row = 40, bottom = 44;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : plain_line(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string pixels(double value) {
  std::array<char, 32> digits{};
  const int size = std::snprintf(digits.data(), digits.size(), "%.1f", value);
  return {digits.data(), static_cast<std::size_t>(size)};
}

bool has_value(const FigureAnswer& figure) { return figure.low || figure.high; }
double least_of(const FigureAnswer& figure) { return figure.low ? *figure.low : *figure.high; }
double most_of(const FigureAnswer& figure) { return figure.high ? *figure.high : *figure.low; }

// A number for every place on the axis: from zero on, or by powers of ten where the largest is a hundred times the least.
class Scale {
 public:
  explicit Scale(const std::vector<const FigureLine*>& lines) {
    double least = 0, most = 0, least_above_zero = 0;
    for (const FigureLine* const line : lines) {
      const double low = least_of(*line->figure), high = most_of(*line->figure);
      least = std::min(least, low);
      most = std::max(most, high);
      if (low > 0 && (least_above_zero == 0 || low < least_above_zero)) least_above_zero = low;
    }
    constexpr double far = 100;
    is_logarithmic_ = least >= 0 && least_above_zero > 0 && most / least_above_zero > far;
    if (is_logarithmic_) {
      begin_ = std::floor(std::log10(least_above_zero));
      end_ = std::log10(most) + 0.15;
      return;
    }
    step_ = nice_step((most - least) / 5);
    begin_ = std::floor(least / step_) * step_;
    end_ = std::max(most + (most - begin_) * 0.08, begin_ + step_);
  }

  double x(double value) const {
    const double at = is_logarithmic_ ? (value > 0 ? std::log10(value) : begin_) : value;
    return left + (right - left) * std::clamp((at - begin_) / (end_ - begin_), 0.0, 1.0);
  }

  std::vector<double> ticks() const {
    std::vector<double> ticks;
    if (is_logarithmic_) {
      for (double power = begin_; power <= end_; ++power) ticks.push_back(std::pow(10, power));
    } else {
      constexpr int most = 20;
      for (int i = 0; i < most && begin_ + i * step_ <= end_; ++i) ticks.push_back(begin_ + i * step_);
    }
    return ticks;
  }

 private:
  static double nice_step(double wanted) {
    if (!(wanted > 0) || !std::isfinite(wanted)) return 1;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0})
      if (factor * power >= wanted) return factor * power;
    return 10 * power;
  }

  double begin_ = 0, end_ = 1, step_ = 1;
  bool is_logarithmic_ = false;
};

// The unit that most of the figures have; the others are not drawn, as they have no place on the same axis.
std::string main_unit(const std::vector<FigureLine>& lines) {
  std::map<std::string, std::size_t> counts;
  for (const FigureLine& line : lines)
    if (has_value(*line.figure)) ++counts[line.figure->unit];
  std::string best;
  std::size_t most = 0;
  for (const auto& [unit, count] : counts) {
    if (count <= most) continue;
    most = count;
    best = unit;
  }
  return best;
}

constexpr std::string_view style = R"(<style>
svg{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;color-scheme:light dark}
.page{fill:#fff}.ink{fill:#1b1c20}.dim{fill:#5a5d66}.head{font-size:17px;font-weight:600}.small{font-size:11.5px}
.value{font-weight:600;font-variant-numeric:tabular-nums}.grid{stroke:#e2e4e9}.axis{stroke:#8b8f99}
.range{stroke:#1f5fa8;stroke-width:3}.dot{fill:#1f5fa8;stroke:#1f5fa8;stroke-width:2}.open{fill:#fff}.about{stroke-dasharray:2.5 2}
.old{opacity:.5}
@media(prefers-color-scheme:dark){.page,.open{fill:#17181c}.ink{fill:#eceef2}.dim{fill:#a4a8b3}.grid{stroke:#2e3138}
.axis{stroke:#6d717c}.range,.dot{stroke:#7db4f0}.dot{fill:#7db4f0}.dot.open{fill:#17181c}}
</style>
)";

class Chart {
 public:
  Chart(const std::vector<const FigureLine*>& lines, std::size_t left_out, const std::string& title,
        std::string& out)
      : lines_(lines), left_out_(left_out), title_(title), scale_(lines), out_(out) {}

  void write(const std::string& unit) {
    const double base = top + row * static_cast<double>(lines_.size());
    const double height = base + bottom + (left_out_ > 0 ? 20 : 0);
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + pixels(width) + " " +
            pixels(height) + "\" width=\"" + pixels(width) + "\" height=\"" + pixels(height) +
            "\" role=\"img\" aria-labelledby=\"title desc\">\n";
    const std::string heading =
        "Figures for “" + plain_line(title_) + "”" + (unit.empty() ? "" : ", in " + unit);
    out_ += "<title id=\"title\">" + escaped(heading) + "</title>\n<desc id=\"desc\">" +
            escaped(description()) + "</desc>\n";
    out_ += style;
    out_ += "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n";
    text(20, 32, "ink head", heading);
    text(20, 52, "dim small",
         "Each line is a figure as it was given: a dot for a number, a bar for a range, an arrow where it is "
         "open.");
    axis(base);
    for (std::size_t i = 0; i < lines_.size(); ++i)
      figure(*lines_[i], top + row * (static_cast<double>(i) + 0.5));
    if (left_out_ > 0)
      text(20, height - 12, "dim small",
           counted(left_out_, "figure is", "figures are") + " not drawn: in words, or in another unit.");
    out_ += "</svg>\n";
  }

 private:
  std::string description() const {
    std::string words = counted(lines_.size(), "figure", "figures") + ", from the earliest to the latest:";
    for (const FigureLine* const line : lines_)
      words += " " + line->figure->day + " " + value_and_unit(*line->figure) + ", " +
               giver_in_words(*line->figure) + ";";
    return words;
  }

  void text(double x, double y, std::string_view classes, std::string_view words,
            std::string_view anchor = "start") {
    out_ += "<text x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\" class=\"" + std::string(classes) + "\"";
    if (anchor != "start") out_ += " text-anchor=\"" + std::string(anchor) + "\"";
    out_ += ">" + escaped(words) + "</text>\n";
  }

  void line(double x1, double y1, double x2, double y2, std::string_view classes) {
    out_ += "<line x1=\"" + pixels(x1) + "\" y1=\"" + pixels(y1) + "\" x2=\"" + pixels(x2) + "\" y2=\"" +
            pixels(y2) + "\" class=\"" + std::string(classes) + "\"/>\n";
  }

  void axis(double base) {
    for (const double tick : scale_.ticks()) {
      line(scale_.x(tick), top, scale_.x(tick), base, "grid");
      text(scale_.x(tick), base + 18, "dim small", number_in_words(tick), "middle");
      if (lines_.size() > 8) text(scale_.x(tick), top - 6, "dim small", number_in_words(tick), "middle");
    }
    line(left, base, right, base, "axis");
  }

  void arrow(double x, double y, double direction) {
    out_ += "<path d=\"M" + pixels(x) + " " + pixels(y) + "l" + pixels(-8 * direction) +
            " -5v10z\" class=\"dot\"/>\n";
  }

  void dot(double x, double y, std::string_view classes) {
    out_ += "<circle cx=\"" + pixels(x) + "\" cy=\"" + pixels(y) + "\" r=\"5\" class=\"" +
            std::string(classes) + "\"/>\n";
  }

  void figure(const FigureLine& shown, double y) {
    const FigureAnswer& figure = *shown.figure;
    const std::string outlet = figure.article.outlet;
    out_ += is_superseded(shown) ? "<g class=\"old\">" : "<g>";
    out_ += "<title>" + escaped(figure.around) + "</title>\n";
    text(20, y - 2, "ink", figure.day);
    text(108, y - 2, "ink", fitted(giver_in_words(figure), 32));
    text(108, y + 13, "dim small", fitted(below(shown), 44));
    text(left - 14, y + 4, "ink value", value_in_words(figure), "end");
    mark(figure, y);
    out_ += "</g>\n";
  }

  static std::string below(const FigureLine& shown) {
    std::string words = shown.figure->article.outlet;
    if (shown.articles > 1) words += " and " + std::to_string(shown.articles - 1) + " more";
    for (const FigureAnswer::Answer* const answer : shown.answers) {
      if (answer->relation != "updates" && answer->relation != "corrects") continue;
      words += (words.empty() ? "" : " · ") +
               std::string(answer->relation == "updates" ? "updated " : "corrected ") + answer->day;
      break;
    }
    return words;
  }

  void mark(const FigureAnswer& figure, double y) {
    const double low = scale_.x(least_of(figure)), high = scale_.x(most_of(figure));
    const bool is_open = figure.bound == "more than" || figure.bound == "fewer than";
    const std::string classes = std::string("dot") + (is_open                   ? " open"
                                                      : figure.bound == "about" ? " open about"
                                                                                : "");
    if (figure.low && figure.high && low < high) {
      line(low, y, high, y, "range");
      line(low, y - 6, low, y + 6, "range");
      line(high, y - 6, high, y + 6, "range");
    } else if (!figure.high || figure.bound == "at least" || figure.bound == "more than") {
      line(low, y, right - 6, y, "range");
      arrow(right, y, 1);
      dot(low, y, classes);
    } else if (!figure.low || figure.bound == "at most" || figure.bound == "fewer than") {
      line(left + 6, y, high, y, "range");
      arrow(left, y, -1);
      dot(high, y, classes);
    } else {
      dot(low, y, classes);
    }
  }

  const std::vector<const FigureLine*>& lines_;
  std::size_t left_out_;
  const std::string& title_;
  Scale scale_;
  std::string& out_;
};

}  // namespace

void write_svg(const std::vector<FigureAnswer>& figures, const std::string& title, std::string& out) {
  const std::vector<FigureLine> lines = figure_lines(figures);
  const std::string unit = main_unit(lines);
  std::vector<const FigureLine*> drawn;
  for (const FigureLine& line : lines)
    if (has_value(*line.figure) && line.figure->unit == unit) drawn.push_back(&line);
  Chart(drawn, lines.size() - drawn.size(), title, out).write(unit);
}

}  // namespace sayso
