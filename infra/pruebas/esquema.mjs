// Compares the resources with their published types (tipos.json, made by tipos.cs): property names, required properties, allowed values.
import { readFileSync } from 'node:fs';
import { cuerpo, literal, propiedades } from './arbol.mjs';

const { recursos, tipos } = JSON.parse(readFileSync(new URL('tipos.json', import.meta.url), 'utf8'));
const REQUERIDA = 1;
const SOLO_LECTURA = 2;
// Words of the language that stand among the properties of a resource.
const DEL_LENGUAJE = new Set(['parent', 'scope', 'dependsOn']);

/** The full type (with version) of a resource, through the resources around it or its `parent`. */
export function tipoDe(recurso) {
  const [tipo, version] = literal(recurso.namedChildren.find(n => n.type === 'string')).split('@');
  if (version) return `${tipo}@${version}`;
  let madre = recurso.parent;
  while (madre && madre.type !== 'resource_declaration') madre = madre.parent;
  if (!madre) return tipo;
  const [tipoMadre, versionMadre] = tipoDe(madre).split('@');
  return `${tipoMadre}/${tipo}@${versionMadre}`;
}

export const existente = recurso => recurso.children.some(n => n.type === 'existing' || n.text === 'existing');

/** Every way in which a resource differs from its type. */
export function comparar(recurso) {
  const tipo = tipoDe(recurso);
  if (!(tipo in recursos)) return [{ nodo: recurso, texto: `«${tipo}» no está en tipos.json (genere el archivo con tipos.cs)` }];
  if (existente(recurso)) return [];
  const fallas = [];
  objeto(cuerpo(recurso), tipos[recursos[tipo]], tipo, fallas, true);
  return fallas;
}

function objeto(nodo, tipo, donde, fallas, esRecurso = false) {
  const dadas = propiedades(nodo);
  let conocidas = tipo.p;
  if (tipo.t === 'variant') {
    const cual = literal(dadas.get(tipo.d));
    if (cual === undefined || !(cual in tipo.v)) {
      if (dadas.has(tipo.d) && cual === undefined) return;
      fallas.push({ nodo, texto: `${donde}: «${tipo.d}» debe ser uno de ${Object.keys(tipo.v).join(', ')}` });
      return;
    }
    conocidas = { ...tipo.p, ...tipos[tipo.v[cual]].p };
  }

  for (const [nombre, valor] of dadas) {
    if (esRecurso && DEL_LENGUAJE.has(nombre)) continue;
    const propiedad = conocidas[nombre];
    if (propiedad) {
      if (propiedad[0] & SOLO_LECTURA && !(propiedad[0] & REQUERIDA)) fallas.push({ nodo: valor, texto: `${donde}.${nombre} es de solo lectura` });
      revisar(valor, tipos[propiedad[1]], `${donde}.${nombre}`, fallas);
    } else if (tipo.r !== undefined) {
      revisar(valor, tipos[tipo.r], `${donde}.${nombre}`, fallas);
    } else {
      fallas.push({ nodo: valor, texto: `${donde} no tiene la propiedad «${nombre}»` });
    }
  }

  for (const [nombre, [banderas]] of Object.entries(conocidas)) {
    if (banderas & REQUERIDA && !(banderas & SOLO_LECTURA) && !dadas.has(nombre)) fallas.push({ nodo, texto: `${donde}: falta «${nombre}»` });
  }
}

// Only what is written out can be compared; an expression (a parameter, a call) is left to the compiler.
function revisar(nodo, tipo, donde, fallas) {
  if (nodo.type === 'ternary_expression') {
    revisar(nodo.childForFieldName('consequence'), tipo, donde, fallas);
    revisar(nodo.childForFieldName('alternative'), tipo, donde, fallas);
    return;
  }

  const opciones = tipo.t === 'union' ? tipo.e.map(e => tipos[e]) : [tipo];
  const acepta = clase => opciones.some(o => o.t === clase || o.t === 'any');
  const equivocado = que => fallas.push({ nodo, texto: `${donde}: no admite ${que}` });
  switch (nodo.type) {
    case 'object': {
      const forma = opciones.find(o => o.t === 'object' || o.t === 'variant');
      if (forma) objeto(nodo, forma, donde, fallas);
      else if (!acepta('any')) equivocado('un objeto');
      break;
    }
    case 'array': {
      const lista = opciones.find(o => o.t === 'array');
      if (!lista) { if (!acepta('any')) equivocado('una lista'); break; }
      for (const elemento of nodo.namedChildren.filter(n => n.type !== 'comment')) revisar(elemento, tipos[lista.i], `${donde}[]`, fallas);
      break;
    }
    case 'for_statement': {
      const lista = opciones.find(o => o.t === 'array');
      const valor = nodo.childForFieldName('body');
      if (!lista) equivocado('una lista');
      else if (valor) revisar(valor, tipos[lista.i], `${donde}[]`, fallas);
      break;
    }
    case 'string': {
      const valor = literal(nodo);
      const valores = opciones.filter(o => o.t === 'literal').map(o => o.l);
      if (valores.length > 0 && valor !== undefined && !valores.includes(valor)) equivocado(`«${valor}»; valores: ${valores.join(', ')}`);
      else if (valores.length === 0 && !acepta('string')) equivocado('un texto');
      break;
    }
    case 'number':
      if (!acepta('integer')) equivocado('un número');
      break;
    case 'boolean':
      if (!acepta('boolean')) equivocado('un valor lógico');
      break;
  }
}
