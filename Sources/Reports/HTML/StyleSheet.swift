/// How a page looks: on screens of any width, on a light or a dark ground, and on A4 and Letter paper.
struct StyleSheet: Sendable {
  /// The brand's colour, where there is one.
  let accent: Colour?

  /// The source of the style sheet. Nothing in it comes from a file but a colour, which is written from its numbers.
  var source: String {
    let light = Palette.light.branded(accent).properties
    let dark = Palette.dark.branded(accent).properties
    return """
      :root{\(light)}
      @media (prefers-color-scheme:dark){:root{\(dark)}}
      @media print{:root{\(light)}}
      \(Self.rules)
      """
  }

  /// The rules, which use the custom properties only.
  private static let rules = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);
    font:16px/1.5 "Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
    header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
    header{padding-top:2rem}
    main{padding-bottom:2rem}
    h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
    h2{font-size:1.35rem;line-height:1.25;margin:2.75rem 0 .75rem;padding-top:.6rem;border-top:3px solid var(--accent)}
    h3{font-size:1.05rem;margin:1.75rem 0 .4rem}
    p,ul,ol,dl{margin:.5rem 0}
    ul,ol{padding-left:1.4rem}
    li{margin:.25rem 0}
    a{color:var(--accent)}
    a:focus-visible{outline:3px solid var(--second);outline-offset:2px}
    .skip{position:absolute;left:-999rem}
    .skip:focus{position:static}
    .brand{display:flex;align-items:center;gap:1rem;color:var(--muted);margin-bottom:1rem}
    .brand img{max-height:3.5rem;max-width:14rem}
    .facts{color:var(--muted);margin:.25rem 0 0}
    .facts span+span::before{content:" \\00b7  "}
    .result{font-size:1.25rem;line-height:1.4;margin:1.25rem 0 .25rem}
    .muted{color:var(--muted)}
    .small{font-size:.875rem}
    .lines{white-space:pre-line}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2rem}
    .box{border:1px solid var(--line);border-left:5px solid var(--second);border-radius:3px;padding:.6rem 1rem;
    margin:1.25rem 0}
    .box h3{margin-top:0}
    table{border-collapse:collapse;width:100%;font-size:.9375rem;margin:.75rem 0}
    caption{text-align:left;color:var(--muted);font-size:.875rem;padding-bottom:.3rem}
    th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--band)}
    thead th{border-bottom:2px solid var(--line)}
    tbody th{font-weight:600}
    .number{text-align:right;white-space:nowrap}
    .nowrap{white-space:nowrap}
    figure{margin:1rem 0}
    figcaption{color:var(--muted);font-size:.875rem;margin-top:.3rem}
    svg{display:block;overflow:visible}
    .bars{display:grid;grid-template-columns:minmax(7rem,17rem) minmax(8rem,1fr) auto;gap:.1rem 1rem;align-items:center}
    .bars .value{text-align:right;font-variant-numeric:tabular-nums}
    .bars .axis{font-size:.75rem;color:var(--muted)}
    .track{stroke:var(--band);stroke-width:10}
    .half{stroke:var(--step3);stroke-width:10}
    .band{fill:var(--band)}
    .stem{stroke:var(--mark);stroke-width:3}
    .whisker{stroke:var(--line);stroke-width:2;stroke-dasharray:3 2}
    .cap{stroke:var(--line);stroke-width:2}
    .dot{fill:var(--mark)}
    .ring{fill:var(--paper);stroke:var(--mark);stroke-width:2.5}
    .target{stroke:var(--second);stroke-width:3}
    .grid{stroke:var(--band);stroke-width:1}
    .axisline{stroke:var(--line);stroke-width:1}
    .rise{stroke:var(--mark);stroke-width:2.5}
    .fall{stroke:var(--second);stroke-width:2.5;stroke-dasharray:7 4}
    .same{stroke:var(--line);stroke-width:2;stroke-dasharray:2 4}
    .falldot{fill:var(--second)}
    .samedot{fill:var(--line)}
    .step1{fill:var(--step1)}.step2{fill:var(--step2)}.step3{fill:var(--step3)}.step4{fill:var(--step4)}
    .step1,.step2,.step3,.step4,.unknown{stroke:var(--ink);stroke-width:1}
    .unknown{fill:url(#hatch)}
    .hatch{stroke:var(--ink);stroke-width:1.5}
    .hatchground{fill:var(--paper)}
    text{fill:var(--ink);font-family:inherit}
    text.quiet{fill:var(--muted)}
    text.on{fill:var(--paper);font-weight:700}
    .key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;font-size:.9375rem}
    .key svg{display:inline-block;vertical-align:-2px;margin-right:.4rem}
    .action{border-top:1px solid var(--line);padding:.25rem 0 .5rem;margin:1rem 0}
    .action h3{margin-top:.5rem}
    .action dl{display:grid;grid-template-columns:8rem 1fr;gap:.35rem 1rem}
    .action dt{color:var(--muted)}
    .action dd{margin:0}
    .action dd ul,.action dd ol{margin:0;padding-left:1.2rem}
    .action dd li:first-child{margin-top:0}
    time{white-space:nowrap}
    .ask{margin:1.5rem 0}
    .ask h3{margin:0 0 .3rem}
    .ticks{list-style:none;padding:0}
    .ticks li{display:flex;align-items:baseline;gap:.6rem}
    .tick{flex:none;width:.9em;height:.9em;border:1.5px solid var(--ink);transform:translateY(.1em)}
    .blank{display:flex;flex-wrap:wrap;align-items:baseline;gap:.6rem}
    .line{flex:1 1 8rem;border-bottom:1px solid var(--line);height:1.5rem}
    .answers td:nth-child(2){min-width:14rem}
    .state{font-weight:600}
    .hash{font-family:"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.8125rem;overflow-wrap:anywhere}
    footer{color:var(--muted);font-size:.875rem;padding-bottom:2rem}
    @media (max-width:34rem){
    .bars{grid-template-columns:1fr auto;gap:0 .75rem}
    .bars .name{grid-column:1/-1;margin-top:.5rem}
    .stack thead{position:absolute;left:-999rem}
    .stack tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
    .stack th,.stack td{display:block;border:0;padding:.05rem 0;text-align:left;white-space:normal}
    .stack .no,.stack .no+th{display:inline}
    .stack .no::after{content:". "}
    .stack .no:empty{display:none}
    .action dl{grid-template-columns:1fr;gap:.1rem}
    .action dd{margin-bottom:.5rem}
    .stack td[data-label]::before{content:attr(data-label) ": ";color:var(--muted)}
    .stack td:empty{display:none}
    }
    @page{margin:15mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt Arial,sans-serif}}
    @media print{
    body{font-size:9.5pt;line-height:1.4}
    header,main,footer{max-width:none;padding-left:0;padding-right:0}
    header{padding-top:0}
    .skip{display:none}
    h1{font-size:17pt}
    h2{font-size:13pt;margin:1.5rem 0 .4rem}
    h3{font-size:10.5pt;margin:.9rem 0 .2rem}
    .result{font-size:11.5pt;margin:.5rem 0 .2rem}
    p,ul,ol,dl{margin:.3rem 0}
    li{margin:.1rem 0}
    figure,.box{margin:.6rem 0}
    table{font-size:9pt;margin:.4rem 0}
    th,td{padding:.25rem .6rem .25rem 0}
    .columns{grid-template-columns:1fr 1fr}
    .small,figcaption,caption{font-size:8.5pt}
    h2,h3,h4,caption,dt{break-after:avoid}
    figure,.box,.keep,.action,.ask,tr,dd,li{break-inside:avoid}
    .action{margin:.5rem 0;padding-bottom:0}
    thead{display:table-header-group}
    .page{break-before:page}
    .page h2{margin-top:0}
    p,li{orphans:3;widows:3}
    .sources a[href^="http"]::after{content:" " attr(href);font-size:8pt;overflow-wrap:anywhere}
    }
    """
}
