// Parses Bicep with the tree-sitter grammar (its wasm build: no native code, nothing to compile) and answers questions about the tree.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(grammar)));

/** Reads and parses one file. The grammar lacks the .bicepparam form `param x = value`: there it is read as a variable, which has
 * the same shape; the replacement keeps the length, so positions stay true. */
export function leer(ruta) {
  const texto = readFileSync(ruta, 'utf8');
  const fuente = ruta.endsWith('.bicepparam') ? texto.replace(/^param(?=\s+\w+\s*=)/gm, 'var  ') : texto;
  return { ruta, nombre: basename(ruta), texto, raiz: parser.parse(fuente).rootNode };
}

/** The node and everything below it, in the order of the text. */
export function* todos(nodo) {
  yield nodo;
  for (const hijo of nodo.children) yield* todos(hijo);
}

/** Nodes of one type anywhere below. */
export const deTipo = (nodo, tipo) => [...todos(nodo)].filter(n => n.type === tipo);

/** Line of a node, for people: the first line is 1. */
export const linea = nodo => nodo.startPosition.row + 1;

/** The text of a string node without interpolation, else undefined. */
export function literal(nodo) {
  if (nodo?.type !== 'string' || deTipo(nodo, 'interpolation').length > 0 || nodo.text.startsWith("'''")) return undefined;
  return nodo.text.slice(1, -1).replace(/\\(.)/g, '$1');
}

/** Properties of an object node: name → value node. Nested resources are left out. */
export function propiedades(objeto) {
  const resultado = new Map();
  for (const propiedad of objeto?.namedChildren.filter(n => n.type === 'object_property') ?? []) {
    const [clave, valor] = propiedad.namedChildren.filter(n => n.type !== 'comment');
    if (!valor) continue;
    resultado.set(clave.type === 'string' ? literal(clave) ?? clave.text : clave.text, valor);
  }
  return resultado;
}

/** The object of a declaration, through `if (...)` and `[for ...]`. */
export function cuerpo(declaracion) {
  const buscar = nodo => {
    for (const hijo of nodo.namedChildren) {
      if (hijo.type === 'object') return hijo;
      if (hijo.type === 'if_statement' || hijo.type === 'for_statement') return buscar(hijo);
    }
    return undefined;
  };
  return buscar(declaracion);
}

const nombreDe = declaracion => declaracion.namedChildren.find(n => n.type === 'identifier')?.text;

/** What a file declares, each by its name. */
export function declaraciones(archivo) {
  const de = tipo => new Map(deTipo(archivo.raiz, tipo).map(n => [nombreDe(n), n]));
  return {
    parametros: de('parameter_declaration'),
    variables: de('variable_declaration'),
    recursos: de('resource_declaration'),
    modulos: de('module_declaration'),
    salidas: de('output_declaration'),
    tipos: de('type_declaration'),
    funciones: de('user_defined_function'),
    importados: new Set(deTipo(archivo.raiz, 'import_functionality').flatMap(n => n.namedChildren.filter(h => h.type === 'identifier').map(h => h.text))),
  };
}

/** True when a parameter has a default value or may be null. */
export function opcional(parametro) {
  const hijos = parametro.namedChildren.filter(n => n.type !== 'comment');
  return hijos.length > 2 || deTipo(parametro, 'nullable_type').length > 0;
}

/** Decorators that stand before a declaration: name → argument nodes. */
export function decoradores(declaracion) {
  const previo = declaracion.previousNamedSibling;
  const resultado = new Map();
  if (previo?.type !== 'decorators') return resultado;
  for (const llamada of deTipo(previo, 'decorator').map(d => d.namedChildren[0])) {
    resultado.set(llamada.childForFieldName('function')?.text, llamada.childForFieldName('arguments')?.namedChildren ?? []);
  }
  return resultado;
}
